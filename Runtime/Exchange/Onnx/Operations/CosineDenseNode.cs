namespace Unroll.Exchange.Onnx;

/// <summary>The input divided by its length (ReduceL2, Max with the least length, Div), and Gemm with weights that already are.</summary>
internal sealed class CosineDenseNode : OperationNode
{
    private const double Least = 1e-12;

    public override OnnxValue Write(NodeContext context)
    {
        context.Disregard("InputLength", "Units");   // extents of the weights
        string input = context.Inputs[0].In(ValueOrder.Vector);
        string length = context.Add("ReduceL2", [input], OnnxAttribute.Of("axes", [1]), OnnxAttribute.Of("keepdims", 1));
        string direction = context.Add("Div", [input, context.Add("Max", [length, context.Number("epsilon", Least)])]);
        return context.Value(ValueOrder.Vector, context.Add("Gemm", [direction, context.Directions(0, Least)]));
    }
}
