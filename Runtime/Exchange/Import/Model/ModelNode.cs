using Unroll.Exchange.Onnx.Schema;

namespace Unroll.Exchange.Import;

/// <summary>A node of a model: an operator, the tensors that it reads and writes, and its attributes.</summary>
/// <param name="name">Its name; where the file gives none, that of its first output.</param>
/// <param name="onnxOperator">The operator.</param>
/// <param name="opset">The version of the operators.</param>
/// <param name="inputs">The tensors that it reads; an empty name where an optional one is left out.</param>
/// <param name="outputs">The tensors that it writes.</param>
/// <param name="attributes">Its attributes by name.</param>
internal sealed class ModelNode(
    string name, string onnxOperator, int opset, string[] inputs, string[] outputs, IReadOnlyDictionary<string, AttributeProto> attributes)
{
    public string Name => name;

    public string Operator => onnxOperator;

    public int Opset => opset;

    public IReadOnlyList<string> Inputs => inputs;

    public IReadOnlyList<string> Outputs => outputs;

    public string Output => outputs[0];

    /// <summary>Whether an input is there: few operators insist on all of theirs.</summary>
    public bool HasInput(int index) => index < inputs.Length && inputs[index].Length > 0;

    public bool Has(string attribute) => attributes.ContainsKey(attribute);

    public long Integer(string attribute, long otherwise) =>
        attributes.TryGetValue(attribute, out AttributeProto? found) ? found.I : otherwise;

    public float Number(string attribute, float otherwise) =>
        attributes.TryGetValue(attribute, out AttributeProto? found) ? found.F : otherwise;

    public string Text(string attribute, string otherwise) =>
        attributes.TryGetValue(attribute, out AttributeProto? found) ? found.S.ToStringUtf8() : otherwise;

    /// <summary>A list of whole numbers; null where it is not given.</summary>
    public long[]? Integers(string attribute) => attributes.TryGetValue(attribute, out AttributeProto? found) ? [.. found.Ints] : null;

    /// <summary>A list of numbers; null where it is not given.</summary>
    public float[]? Numbers(string attribute) => attributes.TryGetValue(attribute, out AttributeProto? found) ? [.. found.Floats] : null;

    /// <summary>A tensor; null where it is not given.</summary>
    public TensorProto? Tensor(string attribute) => attributes.TryGetValue(attribute, out AttributeProto? found) ? found.T : null;

    /// <summary>An axis of a tensor of some rank; a negative one counts from the end.</summary>
    public int Axis(string attribute, long otherwise, int rank) => Axis(Integer(attribute, otherwise), rank);

    /// <summary>An axis of a tensor of some rank; a negative one counts from the end.</summary>
    /// <remarks>One beyond all ranks stays beyond them.</remarks>
    public static int Axis(long axis, int rank) => (int)Math.Clamp(axis < 0 ? axis + rank : axis, int.MinValue, int.MaxValue);
}
