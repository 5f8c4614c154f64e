using Unroll.Generator.Diagnostics;
using Unroll.Generator.Graph.Rules;
using Unroll.Generator.Parsing;

namespace Unroll.Generator.Graph;

/// <summary>Turns what a person wrote into a graph with every shape known, or says what is wrong with it.</summary>
internal static class GraphBuilder
{
    /// <summary>Builds the graph of a network. It never throws: anything unforeseen becomes a problem.</summary>
    public static GraphResult Build(NetworkSpec spec)
    {
        try
        {
            return BuildCore(spec);
        }
        catch (Exception unforeseen)
        {
            return new GraphResult(null, new EquatableArray<Problem>(new Problem(Ids.InternalError, Place.Class, spec.Name, unforeseen.ToString().Replace("\r", "").Replace("\n", " "))));
        }
    }

    private static GraphResult BuildCore(NetworkSpec spec)
    {
        if (spec.IsBroken)
            return new GraphResult(null, spec.Problems);

        GraphState state = new(spec);
        for (int stage = 0; stage < spec.Stages.Count; stage++)
            BuildStage(state, stage);
        if (!state.Problems.Any())
            WholeGraphRules.Check(state);

        List<Problem> problems = [.. spec.Problems, .. state.Problems];
        return new GraphResult(problems.Count == 0 ? Finish(state) : null, new EquatableArray<Problem>(problems));
    }

    private static void BuildStage(GraphState state, int index)
    {
        StageSpec stage = state.Spec.Stages[index];
        state.BeginStage(index);
        if (stage.Operations.Count == 0)
            state.Report(Ids.EmptyStage, new Place(index), stage.Name);
        for (int i = 0; i < stage.Operations.Count; i++)
        {
            OperationContext context = new(state, index, i);
            if (Rule.Find(stage.Operations[i].Name) is { } rule)
                rule.Apply(context);
            else
                context.Report(Ids.UnknownOperation, null, stage.Operations[i].Name);
        }
        SettingRules.Finish(state, index);
        state.EndStage();
    }

    private static NetworkGraph Finish(GraphState state)
    {
        List<Node> nodes = WeightSettings.Apply(state);
        HashSet<int> read = state.StagesRead;
        IEnumerable<Stage> stages = state.Spec.Stages.Select((stage, index) => new Stage(
            stage.Name, state.Results[index].Node, !read.Contains(index), string.Join(", ", state.Texts[index])));
        return new NetworkGraph(new EquatableArray<Node>(nodes), new EquatableArray<Stage>(stages), state.Spec.IsExact);
    }
}
