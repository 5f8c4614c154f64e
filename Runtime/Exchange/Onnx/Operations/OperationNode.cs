namespace Unroll.Exchange.Onnx;

/// <summary>
/// Writes one kind of operation as nodes of ONNX: the kind that its own name says, without "Node". A new operation needs one such class and
/// nothing else.
/// </summary>
internal abstract class OperationNode
{
    /// <summary>The operation's name in <see cref="OperationDescription.Kind"/>.</summary>
    public string Kind => GetType().Name[..^"Node".Length];

    /// <summary>Adds the nodes and says where the operation's value stands.</summary>
    public abstract OnnxValue Write(NodeContext context);
}
