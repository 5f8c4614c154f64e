namespace Unroll.Generator.Graph.Binding;

/// <summary>A stage while the graph is built: one of the network, or one of a block where it is used.</summary>
/// <param name="name">Its name; within blocks a path: "inception3a.three".</param>
/// <param name="index">Its place among all stages.</param>
/// <param name="firstNode">The node that its first operation adds.</param>
/// <param name="around">The stage that uses the block it stands in; null for stages of the network.</param>
internal sealed class StageBuilder(string name, int index, int firstNode, StageBuilder? around)
{
    public string Name { get; } = name;

    public int Index { get; } = index;

    public int FirstNode { get; } = firstNode;

    public StageBuilder? Around { get; } = around;

    /// <summary>Its value, once it is finished.</summary>
    public BoundValue Result { get; set; } = BoundValue.Unknown;

    /// <summary>Its operations as a person would write them.</summary>
    public List<string> Texts { get; } = [];

    /// <summary>What its blocks are given, one by one.</summary>
    public List<BoundValue> BlockInputs { get; } = [];

    /// <summary>The settings of its weights.</summary>
    public WeightSettings Settings { get; } = new();

    /// <summary>How many operations have parameters of a kind so far, for the names of the next.</summary>
    public Dictionary<string, int> Counts { get; } = new(StringComparer.Ordinal);

    /// <summary>Whether another stage reads its value.</summary>
    public bool IsRead { get; set; }

    /// <summary>Whether an auxiliary loss scores it, so that it is no output.</summary>
    public bool IsAuxiliary { get; set; }

    /// <summary>Whether it stays an output although others read it.</summary>
    public bool IsKept { get; set; }

    /// <summary>Whether its value is one of the network's outputs.</summary>
    public bool IsOutput => Around is null && (IsKept || (!IsRead && !IsAuxiliary));
}
