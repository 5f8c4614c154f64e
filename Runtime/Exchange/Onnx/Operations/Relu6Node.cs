namespace Unroll.Exchange.Onnx;

/// <summary>Clip from 0 to 6.</summary>
internal sealed class Relu6Node : WrittenElementwiseNode
{
    protected override string Write(NodeContext context, string x) =>
        context.Add("Clip", [x, context.Number("low", 0), context.Number("high", 6)]);
}
