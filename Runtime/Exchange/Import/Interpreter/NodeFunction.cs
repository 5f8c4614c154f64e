namespace Unroll.Exchange.Import.Interpreter;

/// <summary>
/// Computes one operator in double precision, as the specification of ONNX defines it, plainly: the operator that its own name says,
/// without "Function". A new operator needs one such class and nothing else.
/// </summary>
internal abstract class NodeFunction
{
    private static Dictionary<string, NodeFunction>? _all;

    /// <summary>What computes an operator; null where nothing does.</summary>
    public static NodeFunction? Of(string onnxOperator) => (_all ??= ByName.Find<NodeFunction>("Function")).GetValueOrDefault(onnxOperator);

    /// <summary>Whether an exception is of those that a node brings about that is no valid one of its operator.</summary>
    public static bool IsOfNode(Exception exception) => exception
        is ArgumentException or IndexOutOfRangeException or ArithmeticException or InvalidOperationException;

    /// <summary>Computes the first output of a node.</summary>
    /// <exception cref="InvalidDataException">The tensors are none that the operator takes.</exception>
    public abstract Tensor Compute(NodeArguments arguments);

    /// <summary>Computes the outputs of a node; most operators have one that matters, the first.</summary>
    /// <exception cref="InvalidDataException">The tensors are none that the operator takes.</exception>
    public virtual IReadOnlyList<Tensor> ComputeAll(NodeArguments arguments) => [Compute(arguments)];
}
