using Unroll.Generator.Graph.Passes;
using Unroll.Generator.Graph.Sliding;
using Unroll.Generator.Parsing;
using Unroll.Generator.Problems;

namespace Unroll.Generator.Graph.Binding;

/// <summary>Turns what a person wrote into a graph with every shape known, or says what is wrong with it.</summary>
internal static class NetworkBinder
{
    /// <summary>Builds the graph of a network. It never throws: anything unforeseen becomes a problem.</summary>
    /// <param name="spec">What was declared.</param>
    /// <param name="cancellation">Ends the building, by an exception, once its result is no longer wanted.</param>
    public static GraphResult Build(NetworkSpec spec, CancellationToken cancellation = default)
    {
        try
        {
            return BuildCore(spec, cancellation);
        }
        catch (Exception unforeseen) when (unforeseen is not OperationCanceledException)
        {
            Problem problem = new(Ids.InternalError, Place.Class, spec.Name, Unforeseen.Describe(unforeseen));
            return new GraphResult(null, new EquatableArray<Problem>(problem));
        }
    }

    private static GraphResult BuildCore(NetworkSpec spec, CancellationToken cancellation)
    {
        if (spec.IsBroken)
            return new GraphResult(null, spec.Problems);

        GraphBuilder state = new(spec, cancellation);
        BuildStages(state, StageScope.OfNetwork(spec));
        if (state.Problems.Count == 0 && !state.HasWrongBlock)
            WholeGraphChecks.Check(state);
        if (spec.Slides is { } sliding)
            return Slide(state, sliding);

        List<Problem> problems = [.. spec.Problems, .. Distinct(state.Problems)];
        if (problems.Count > 0 || state.HasWrongBlock)
            return new GraphResult(null, new EquatableArray<Problem>(problems));
        NetworkGraph graph = Finish(state);
        return new GraphResult(graph, [], new EquatableArray<Problem>([.. state.Hints, .. UnjudgedOutputs.Hints(state, graph)]));
    }

    /// <summary>
    /// The network of another class over a larger picture. What is wrong with the network is reported there, if anybody reports it.
    /// </summary>
    private static GraphResult Slide(GraphBuilder state, SlidingSpec sliding)
    {
        NetworkSpec spec = state.Spec;
        List<Problem> problems = [.. spec.Problems, .. state.Problems.Where(problem => problem.Place.Member is not null)];
        if (problems.Count == 0 && (state.Problems.Count > 0 || state.HasWrongBlock) && sliding.IsForeign)
            problems.Add(new Problem(
                Ids.NothingToSlide, Place.SlidingWindow(), spec.Name, sliding.Network,
                "which cannot be read whole from its assembly; make all stages public there, those of its blocks, too"));
        return problems.Count == 0 && state.Problems.Count == 0 && !state.HasWrongBlock
            ? SlidingGraph.Of(spec, sliding, Finish(state))
            : new GraphResult(null, new EquatableArray<Problem>(problems));
    }

    /// <summary>
    /// A number that a block is given is one mistake, however many of the block's stages it does not suit. What is wrong in a block at
    /// several uses alike is one, too, and the block's.
    /// </summary>
    private static IEnumerable<Problem> Distinct(IReadOnlyList<Problem> problems)
    {
        HashSet<(string, Place)> numbers = [];
        Dictionary<(string, BlockPlace), int> inside = [];
        foreach (Problem problem in problems.Where(IsOfUse))
        {
            inside.TryGetValue(KeyOf(problem), out int uses);
            inside[KeyOf(problem)] = uses + 1;
        }

        HashSet<(string, BlockPlace)> told = [];
        foreach (Problem problem in problems)
        {
            if (!IsOfUse(problem))
            {
                if (numbers.Add((problem.Id, problem.Place)))
                    yield return problem;
            }
            else if (told.Add(KeyOf(problem)))
            {
                yield return problem with { IsAtBlock = inside[KeyOf(problem)] > 1 };
            }
        }
    }

    private static bool IsOfUse(Problem problem) => problem.Inside.Count > 0 && problem.Place.Argument is null;

    private static (string, BlockPlace) KeyOf(Problem problem) => (problem.Id, problem.Inside[problem.Inside.Count - 1]);

    /// <summary>Builds the stages of the network, or those of a block where it is used.</summary>
    public static void BuildStages(GraphBuilder state, StageScope scope)
    {
        for (int position = 0; position < scope.Stages.Count && !state.IsFull; position++)
        {
            if (state.IsLast)
                state.ReportFull(scope, position);
            else
                BuildStage(state, scope, position);
        }
    }

    private static void BuildStage(GraphBuilder state, StageScope scope, int position)
    {
        state.Cancellation.ThrowIfCancellationRequested();
        StageSpec spec = scope.Stages[position];
        StageBuilder stage = state.BeginStage(scope, spec.Name);
        if (spec.Operations.Count == 0)
            state.Report(scope.ProblemAt(Ids.EmptyStage, new Place(position), [stage.Name]));
        for (int i = 0; i < spec.Operations.Count && !state.IsFull; i++)
        {
            BindingContext context = new(state, scope, position, stage, i);
            if (OperationBinder.Find(spec.Operations[i].Name) is { } binder)
                binder.Apply(context);
            else
                context.Report(Ids.UnknownOperation, null, spec.Operations[i].Name);
        }

        SettingChecks.Finish(state, scope, position, stage);
        state.EndStage(scope, spec.Name, stage);
    }

    private static NetworkGraph Finish(GraphBuilder state)
    {
        List<Node> nodes = WeightSettings.Apply(state);
        IEnumerable<Stage> stages = state.Stages
            .Select(stage => new Stage(stage.Name, stage.Result.Node, stage.IsOutput, string.Join(", ", stage.Texts)));
        return TrainedGraph.FreezeRest(
            new NetworkGraph(new EquatableArray<Node>(nodes), new EquatableArray<Stage>(stages), state.Spec.Shards));
    }
}
