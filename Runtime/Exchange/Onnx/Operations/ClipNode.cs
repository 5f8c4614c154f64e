namespace Unroll.Exchange.Onnx;

/// <summary>Clip, whose bounds are inputs.</summary>
internal sealed class ClipNode : WrittenElementwiseNode
{
    protected override string Write(NodeContext context, string x) =>
        context.Add("Clip", [x, context.Number("low", context.Setting("Low")), context.Number("high", context.Setting("High"))]);
}
