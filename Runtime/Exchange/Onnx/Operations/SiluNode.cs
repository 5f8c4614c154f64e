namespace Unroll.Exchange.Onnx;

/// <summary>Mul with Sigmoid.</summary>
internal sealed class SiluNode : WrittenElementwiseNode
{
    protected override string Write(NodeContext context, string x) => context.Add("Mul", [x, context.Add("Sigmoid", [x])]);
}
