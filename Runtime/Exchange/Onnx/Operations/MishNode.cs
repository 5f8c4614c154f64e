namespace Unroll.Exchange.Onnx;

/// <summary>Mul with Tanh of Softplus: there is no Mish before opset 18.</summary>
internal sealed class MishNode : WrittenElementwiseNode
{
    protected override string Write(NodeContext context, string x) =>
        context.Add("Mul", [x, context.Add("Tanh", [context.Add("Softplus", [x])])]);
}
