namespace Unroll.Exchange.Import;

/// <summary>A model as it stands in its file: nodes in an order in which each follows those it reads.</summary>
internal sealed class ModelGraph
{
    /// <summary>The file.</summary>
    public required string Path { get; init; }

    /// <summary>It and the files beside it that were read, with their full names.</summary>
    public required IReadOnlyList<string> Files { get; init; }

    /// <summary>The version of the operators.</summary>
    public required int Opset { get; init; }

    /// <summary>The program that wrote it, as far as it says.</summary>
    public required string Producer { get; init; }

    /// <summary>Whether it is a network of the language that was exported.</summary>
    public bool IsExported => Producer.StartsWith("Unroll ", StringComparison.Ordinal);

    /// <summary>The name of the graph.</summary>
    public required string Name { get; init; }

    /// <summary>Whether some of its floats have 16 bits.</summary>
    public required bool HasHalves { get; init; }

    public required IReadOnlyList<ModelNode> Nodes { get; init; }

    /// <summary>The constants by name.</summary>
    public required IReadOnlyDictionary<string, ModelTensor> Constants { get; init; }

    /// <summary>The inputs that are no constants.</summary>
    public required IReadOnlyList<ModelValue> Inputs { get; init; }

    public required IReadOnlyList<ModelValue> Outputs { get; init; }

    /// <summary>What the file says of the tensors between.</summary>
    public required IReadOnlyDictionary<string, ModelValue> Values { get; init; }

    /// <summary>How many nodes and outputs read each tensor.</summary>
    public IReadOnlyDictionary<string, int> Readers => field ??= Nodes.SelectMany(node => node.Inputs)
        .Concat(Outputs.Select(output => output.Name))
        .GroupBy(name => name, StringComparer.Ordinal)
        .ToDictionary(group => group.Key, group => group.Count(), StringComparer.Ordinal);

    /// <summary>The same graph with other nodes.</summary>
    public ModelGraph With(IReadOnlyList<ModelNode> nodes) => With(nodes, Inputs);

    /// <summary>The same graph with other inputs.</summary>
    public ModelGraph With(IReadOnlyList<ModelValue> inputs) => With(Nodes, inputs);

    private ModelGraph With(IReadOnlyList<ModelNode> nodes, IReadOnlyList<ModelValue> inputs) => new()
    {
        Path = Path, Files = Files, Opset = Opset, Producer = Producer, Name = Name, HasHalves = HasHalves, Nodes = nodes,
        Constants = Constants, Inputs = inputs, Outputs = Outputs, Values = Values,
    };
}
