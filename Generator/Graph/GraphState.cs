using Unroll.Generator.Parsing;

namespace Unroll.Generator.Graph;

/// <summary>A value while the graph is built.</summary>
/// <param name="Node">The index of the node that computes it; -1 where a mistake left none.</param>
/// <param name="Shape">Its shape; null where a mistake above left it unknown, so that one mistake is reported once.</param>
/// <param name="Origin">How messages name it: the stage it comes from.</param>
internal readonly record struct Value(int Node, Shape? Shape, string Origin)
{
    public static Value Unknown => new(-1, null, "");
}

/// <summary>The graph while it grows, stage by stage.</summary>
internal sealed class GraphState(NetworkSpec spec)
{
    private readonly List<Problem> problems = [];
    private readonly Dictionary<string, int> stageIndices = new(StringComparer.Ordinal);

    public NetworkSpec Spec { get; } = spec;

    public IEnumerable<Problem> Problems => problems;

    public List<Node> Nodes { get; } = [];

    /// <summary>The value of every stage that is finished.</summary>
    public List<Value> Results { get; } = [];

    /// <summary>The operations of every stage as a person would write them.</summary>
    public List<List<string>> Texts { get; } = [];

    /// <summary>The settings of weights of every stage.</summary>
    public List<WeightSettings> Settings { get; } = [];

    /// <summary>The stages whose value another stage reads.</summary>
    public HashSet<int> StagesRead { get; } = [];

    /// <summary>The value after the last operation of the stage in hand; null before the first.</summary>
    public Value? Current { get; set; }

    public bool IsKnown(string stage, out int index) => stageIndices.TryGetValue(stage, out index);

    public void Report(string id, Place place, params string[] arguments) => problems.Add(new Problem(id, place, arguments));

    public void BeginStage(int index)
    {
        Current = null;
        Texts.Add([]);
        Settings.Add(new WeightSettings());
    }

    public void EndStage()
    {
        int index = Results.Count;
        string name = Spec.Stages[index].Name;
        Results.Add((Current ?? Value.Unknown) with { Origin = name });
        stageIndices[name] = index;
    }

    /// <summary>The value of a finished stage, which counts as read from now on.</summary>
    public Value Read(int stage)
    {
        StagesRead.Add(stage);
        return Results[stage];
    }
}
