namespace Unroll.Exchange.Onnx;

/// <summary>Nothing by itself: whoever reads the value as a vector asks for that order, and a dense layer can do without.</summary>
internal sealed class FlattenNode : OperationNode
{
    public override OnnxValue Write(NodeContext context) => context.Inputs[0];
}
