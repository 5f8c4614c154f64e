namespace Unroll.Exchange.Import.Interpreter;

/// <summary>A node and the tensors that it reads; null where an optional one is left out.</summary>
internal sealed record NodeArguments(ModelNode Node, Tensor?[] Inputs)
{
    /// <summary>An input that the operator insists on.</summary>
    /// <exception cref="InvalidDataException">It is left out.</exception>
    public Tensor this[int index] => Optional(index) ?? throw Wrong($"its input {index} is left out");

    /// <summary>An input, or null where it is left out.</summary>
    public Tensor? Optional(int index) => index < Inputs.Length ? Inputs[index] : null;

    /// <summary>Whole numbers that older opsets have as an attribute and newer ones as an input; null where there are none.</summary>
    public long[]? Integers(string attribute, int index) =>
        Optional(index) is { } tensor ? [.. tensor.Values.Select(value => (long)value)] : Node.Integers(attribute);

    /// <summary>An exception that names the node.</summary>
    public InvalidDataException Wrong(string what) => new($"'{Printable.Of(Node.Name)}' ({Node.Operator}) cannot be computed: {what}");
}
