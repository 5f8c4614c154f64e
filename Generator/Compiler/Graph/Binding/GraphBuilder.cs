using Unroll.Generator.Parsing;
using Unroll.Generator.Problems;

namespace Unroll.Generator.Graph.Binding;

/// <summary>A value while the graph is built.</summary>
/// <param name="Node">The index of the node that computes it; -1 where a mistake left none.</param>
/// <param name="Shape">Its shape; null where a mistake above left it unknown, so that one mistake is reported once.</param>
/// <param name="Origin">How messages name it: the stage it comes from.</param>
internal readonly record struct BoundValue(int Node, Shape? Shape, string Origin)
{
    public static BoundValue Unknown => new(-1, null, "");

    /// <summary>Its shape, in messages about shapes that differ.</summary>
    public string Text => $"'{Origin}' is {Shape}";
}

/// <summary>The graph while it grows, stage by stage.</summary>
internal sealed class GraphBuilder(NetworkSpec spec, CancellationToken cancellation)
{
    /// <summary>The most stages of a network, those of blocks where they are used among them.</summary>
    public const int MostStages = 8192;

    /// <summary>The most that are looked at of a block by itself: the rest is told where it is used.</summary>
    private const int MostOpenStages = 512;

    private readonly List<Problem> problems = [];

    public NetworkSpec Spec { get; } = spec;

    public CancellationToken Cancellation { get; } = cancellation;

    public IReadOnlyList<Problem> Problems => problems;

    public List<Node> Nodes { get; } = [];

    /// <summary>The nodes from one on.</summary>
    public IEnumerable<Node> NodesFrom(int first)
    {
        for (int node = first; node < Nodes.Count; node++)
            yield return Nodes[node];
    }

    /// <summary>Whether it is that of a block by itself, of which neither the input nor the numbers are known.</summary>
    public bool IsOpen { get; init; }

    /// <summary>Whether it uses a block that is wrong, which is reported there.</summary>
    public bool HasWrongBlock { get; set; }

    /// <summary>Which blocks are known to be wrong wherever they are used, or not to be.</summary>
    public Dictionary<int, bool> WrongBlocks { get; init; } = [];

    /// <summary>What is allowed but probably not meant.</summary>
    public List<Problem> Hints { get; } = [];

    /// <summary>All stages, those of blocks behind the one that uses them.</summary>
    public List<StageBuilder> Stages { get; } = [];

    /// <summary>The learned tensors by name.</summary>
    public Dictionary<string, Parameter> Parameters { get; } = new(StringComparer.Ordinal);

    /// <summary>The auxiliary losses: the node of each, and where it stands.</summary>
    public List<(int Node, BindingContext Context)> AuxiliaryLosses { get; } = [];

    /// <summary>The value after the last operation of the stage in hand; null before the first.</summary>
    public BoundValue? Current { get; set; }

    public void Report(Problem problem) => problems.Add(problem);

    public void Report(string id, Place place, params string[] arguments) => problems.Add(new Problem(id, place, arguments));

    /// <summary>Whether there are more stages than a network may have; then nothing more is built.</summary>
    public bool IsFull { get; private set; }

    /// <summary>Whether there is no place for a further stage.</summary>
    public bool IsLast => Stages.Count == (IsOpen ? MostOpenStages : MostStages);

    /// <summary>Reports that a stage is one too many.</summary>
    public void ReportFull(StageScope scope, int position)
    {
        IsFull = true;
        string name = scope.Path + scope.Stages[position].Name;
        Report(scope.ProblemAt(Ids.TooManyStages, new Place(position), [name, Sizes.Count(MostStages)]));
    }

    public StageBuilder BeginStage(StageScope scope, string name)
    {
        Current = null;
        var stage = new StageBuilder(scope.Path + name, Stages.Count, Nodes.Count, scope.Around);
        Stages.Add(stage);
        return stage;
    }

    public void EndStage(StageScope scope, string name, StageBuilder stage)
    {
        stage.Result = (Current ?? BoundValue.Unknown) with { Origin = stage.Name };
        scope.Finish(name, stage);
    }

    /// <summary>The value of a finished stage, which counts as read from now on.</summary>
    public static BoundValue Read(StageBuilder stage)
    {
        stage.IsRead = true;
        return stage.Result;
    }
}
