namespace Unroll.Exchange.Import;

/// <summary>All that an operator needs to become operations.</summary>
internal sealed class NodeContext(ModelNode node, GraphImport graph)
{
    public ModelNode Node => node;

    /// <summary>Whether an input is a constant.</summary>
    public bool IsConstant(int index) => node.HasInput(index) && graph.Constants.ContainsKey(node.Inputs[index]);

    /// <summary>An input that must be a constant.</summary>
    /// <exception cref="UnsupportedNodeException">It is computed.</exception>
    public ModelTensor Constant(int index) => IsConstant(index)
        ? graph.Constants[node.Inputs[index]]
        : throw Unsupported($"its input {index} as a constant");

    /// <summary>An input that may be left out, and otherwise must be a constant.</summary>
    public ModelTensor? Optional(int index) => node.HasInput(index) ? Constant(index) : null;

    /// <summary>An input that must be computed.</summary>
    /// <exception cref="UnsupportedNodeException">It is a constant.</exception>
    public ImportedValue Value(int index) => node.HasInput(index) && graph.Values.TryGetValue(node.Inputs[index], out ImportedValue? value)
        ? value
        : throw Unsupported($"its input {index} as a value that is computed");

    /// <summary>An input of height, width and channels.</summary>
    /// <exception cref="UnsupportedNodeException">It stands in another order.</exception>
    public DeclaredOperation Planes(int index) => Value(index) is { Order: ElementOrder.Planes } value
        ? value.Operation
        : throw Unsupported("an input of [N, channels, height, width]");

    /// <summary>Values of which either all are vectors or none is: a single pixel becomes a vector beside one.</summary>
    public ImportedValue[] Alike(params ImportedValue[] values) => values.Any(value => value.Operation.IsVector)
        ? [.. values.Select(value => value.Operation.IsVector || value.Shape.Height * value.Shape.Width > 1
            ? value : value with { Operation = graph.Flatten(value.Operation) })]
        : values;

    /// <summary>A value whose channels are those of the model: one that was flattened becomes a vector.</summary>
    public ImportedValue Channels(ImportedValue value)
    {
        if (!value.IsFlattened)
            return value;
        return value.Order == ElementOrder.Vector
            ? value with { Operation = graph.Flatten(value.Operation) }
            : throw Unsupported("planes that are flattened only before a Gemm or MatMul, or transposed to channels last before");
    }

    /// <summary>Adds an operation and gives its value in an order.</summary>
    public ImportedValue Add(DeclaredOperation operation, ElementOrder order)
    {
        operation.Tensor = node.Output;
        return new ImportedValue(graph.Add(operation), order);
    }

    /// <summary>Whether an input is the value of an operation itself, and this node its only reader, so that they can become one.</summary>
    public bool IsOnlyReader(int index, DeclaredOperation operation) =>
        operation.Tensor == node.Inputs[index] && operation.Readers == 0 && graph.Model.Readers[node.Inputs[index]] == 1;

    /// <summary>A parameter that is a constant of the model.</summary>
    public DeclaredParameter Parameter(string kind, int index, int length)
    {
        ModelTensor constant = Constant(index);
        return constant.Length == length
            ? new DeclaredParameter(kind, [length], constant.ToFloats(), node.Inputs[index])
            : throw Unsupported($"{length} numbers in its input {index}, which has {constant.Length}");
    }

    public UnsupportedNodeException Unsupported(string nearest) => new(nearest);
}
