namespace Unroll.Exchange.Onnx;

/// <summary>DepthToSpace, of mode DCR or CRD.</summary>
internal sealed class DepthToSpaceNode : OperationNode
{
    public override OnnxValue Write(NodeContext context)
    {
        string mode = context.Integer("ChannelFirst") != 0 ? "CRD" : "DCR";
        string space = context.Add(
            "DepthToSpace", [context.Inputs[0].In(ValueOrder.Planes)],
            OnnxAttribute.Of("blocksize", context.Integer("Block")), OnnxAttribute.Of("mode", mode));
        return context.Value(ValueOrder.Planes, space);
    }
}
