namespace Unroll.Exchange.Onnx;

/// <summary>SpaceToDepth.</summary>
internal sealed class SpaceToDepthNode : OperationNode
{
    public override OnnxValue Write(NodeContext context) => context.Value(ValueOrder.Planes, context.Add(
        "SpaceToDepth", [context.Inputs[0].In(ValueOrder.Planes)], OnnxAttribute.Of("blocksize", context.Integer("Block"))));
}
