using Unroll.Generator.Graph.Operations;

namespace Unroll.Generator.Graph;

/// <summary>
/// A network as a directed acyclic graph of typed operations, in an order in which every node follows its inputs.
/// Nothing here knows of Roslyn: symbols, syntax and locations stay in the parsing room.
/// </summary>
/// <param name="Nodes">The operations.</param>
/// <param name="Stages">The fields of type Layer.</param>
/// <param name="Shards">The parts of a mini-batch that were asked for; null where the planner chooses.</param>
internal sealed record NetworkGraph(EquatableArray<Node> Nodes, EquatableArray<Stage> Stages, int? Shards = null)
{
    public IEnumerable<Node> Inputs => Nodes.Where(node => node.Operation is InputOperation);

    /// <summary>The nodes whose values are the network's outputs, in field order.</summary>
    public IEnumerable<Node> Outputs => Stages.Where(stage => stage.IsOutput).Select(ResultOf);

    /// <summary>
    /// The node whose value a stage's readers read. A program's graph may lack nodes, so this goes by index and not by place.
    /// </summary>
    public Node ResultOf(Stage stage)
    {
        // The nodes stand in the order of their indices.
        int first = 0, end = Nodes.Count;
        while (end - first > 1)
        {
            int middle = (first + end) / 2;
            (first, end) = Nodes[middle].Index <= stage.Result ? (middle, end) : (first, middle);
        }

        return Nodes[first];
    }

    /// <summary>The loss nodes in field order. A loss node's inputs are the values that it scores; it has no value of its own.</summary>
    public IEnumerable<Node> Losses => Nodes.Where(node => node.Operation is LossOperation);

    /// <summary>Some nodes, and all that they depend on.</summary>
    public HashSet<int> Below(IEnumerable<Node> ends)
    {
        HashSet<int> below = new(ends.Select(node => node.Index));
        foreach (Node node in Nodes.Reverse())
            if (below.Contains(node.Index))
                below.UnionWith(node.Inputs);
        return below;
    }

    /// <summary>Whether training computes a sample by others of its mini-batch: whether it learns a batch normalization.</summary>
    public bool MixesSamples => Nodes.Any(node => node.Operation.MixesSamples && !node.Parameters[0].Frozen);

    /// <summary>
    /// The fewest samples of which training can take statistics. They are 2 where a batch normalization that learns has one value a
    /// channel and sample.
    /// </summary>
    public int LeastSamples =>
        Nodes.Any(node => node.Operation.MixesSamples && !node.Parameters[0].Frozen && node.Shape is { Height: 1, Width: 1 }) ? 2 : 1;

    /// <summary>The losses that count in an evaluation: all but those on auxiliary heads.</summary>
    public IEnumerable<Node> ProperLosses => Losses.Where(node => ((LossOperation)node.Operation).AuxiliaryTo is null);

    /// <summary>The losses on auxiliary heads.</summary>
    public IEnumerable<Node> AuxiliaryLosses => Losses.Where(node => ((LossOperation)node.Operation).AuxiliaryTo is not null);

    /// <summary>The place of a loss among all that have a weight: the proper ones, then the auxiliary ones.</summary>
    public int SlotOf(Node loss) => ProperLosses.Concat(AuxiliaryLosses).ToList().FindIndex(other => other.Index == loss.Index);

    /// <summary>Whether training gives the gradient of an input.</summary>
    public static bool WantsGradient(Node node) => node.Operation is Operations.InputOperation { Gradient: true };

    /// <summary>The loss whose targets a loss takes, among <see cref="ProperLosses"/>.</summary>
    public int TargetsOf(Node loss)
    {
        var operation = (LossOperation)loss.Operation;
        return ProperLosses.ToList().FindIndex(proper => operation.AuxiliaryTo is { } name
            ? Stages[proper.Stage].Name == name && proper.Operation.GetType() == operation.GetType() && proper.Shape == loss.Shape
            : proper.Index == loss.Index);
    }
}

/// <summary>A field of type Layer, of the network or of a block where it is used.</summary>
/// <param name="Name">The field's name, unescaped; within blocks a path: "inception3a.three".</param>
/// <param name="Result">The index of the node whose value other stages read (losses are not values, so never a loss).</param>
/// <param name="IsOutput">Whether its value is an output of the network: nothing else reads it and it is no auxiliary head, or [Output]
/// says so.</param>
/// <param name="Text">The operations as a person would write them: "Conv 5x5x6 same, Relu".</param>
internal sealed record Stage(string Name, int Result, bool IsOutput, string Text)
{
    /// <summary>The field of the network's class that a stage belongs to: "inception3a" of "inception3a.three".</summary>
    public static string FieldOf(string name) => name.Split('.')[0];
}

/// <summary>One operation in the graph.</summary>
/// <param name="Index">Its place in <see cref="NetworkGraph.Nodes"/>.</param>
/// <param name="Operation">What it computes, with every number known.</param>
/// <param name="Inputs">The indices of the nodes it reads, each smaller than its own.</param>
/// <param name="Shape">The shape of its value; of a loss, the shape that it scores.</param>
/// <param name="Stage">The index of the stage it belongs to.</param>
/// <param name="Parameters">Its learned tensors, in canonical order; empty for most operations.</param>
/// <param name="Norm">A batch normalization, or a learned scale and shift, that is folded into its weights and bias; null where there is
/// none.</param>
internal sealed record Node(
    int Index,
    Operation Operation,
    EquatableArray<int> Inputs,
    Shape Shape,
    int Stage,
    EquatableArray<Parameter> Parameters,
    FoldedNorm? Norm = null)
{
    /// <summary>The bias; null where the operation has none of its own, as where a folded normalization brings it.</summary>
    public Parameter? Bias => Parameters.Count > 1 ? Parameters[1] : null;
}

/// <summary>A batch normalization with its running averages, as a prediction computes it, or a scale and shift alone.</summary>
/// <param name="Parameters">Scale and shift and, of a batch normalization, mean and variance.</param>
/// <param name="Epsilon">What is added to the variance.</param>
internal sealed record FoldedNorm(EquatableArray<Parameter> Parameters, float Epsilon);

/// <summary>
/// A learned tensor in canonical order: convolution weights [kernel height, kernel width, in, out], dense [in, out], bias [out].
/// </summary>
/// <param name="Name">Its path in files and messages: "c1.weights", "c1.bias"; a stage's second such tensor is "c1.weights2".</param>
/// <param name="Dimensions">The extents, outermost first.</param>
/// <param name="FanIn">Inputs that each output sums: kernel height x kernel width x in.</param>
/// <param name="FanOut">Outputs that each input reaches: kernel height x kernel width x out.</param>
/// <param name="Initializer">The name of a member of Unroll.Initializer, resolved (never the default one).</param>
/// <param name="InitialValue">The constant of Initializer.Constant. Of the others it is the factor on the standard deviation or the limit
/// (1 by default).</param>
/// <param name="L1">Factor of the absolute values added to the loss: L1 x sum |w|.</param>
/// <param name="L2">Factor of the squares added to the loss: L2 / 2 x sum w², as PyTorch's weight_decay.</param>
/// <param name="Frozen">Whether training leaves it as it is.</param>
/// <param name="Statistic">Whether it is a running average of what training sees, moved without a gradient.</param>
internal sealed record Parameter(
    string Name,
    EquatableArray<int> Dimensions,
    int FanIn,
    int FanOut,
    string Initializer,
    float InitialValue,
    float L1,
    float L2,
    bool Frozen,
    bool Statistic = false)
{
    public int Length => Dimensions.Aggregate(1, (product, extent) => checked(product * extent));
}
