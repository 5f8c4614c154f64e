namespace Unroll.Exchange.Onnx;

/// <summary>The definition by Erf, or by Tanh: there is no Gelu before opset 20.</summary>
internal sealed class GeluNode : WrittenElementwiseNode
{
    protected override string Write(NodeContext context, string x)
    {
        string function;
        if (context.Setting("Approximate") == 0)
        {
            function = context.Add("Erf", [context.Add("Mul", [x, context.Number("inverse root of 2", Math.Sqrt(0.5))])]);
        }
        else
        {
            string cube = context.Add("Mul", [context.Add("Mul", [context.Add("Mul", [x, x]), x]), context.Number("cube", 0.044715)]);
            string sum = context.Add("Add", [x, cube]);
            function = context.Add("Tanh", [context.Add("Mul", [sum, context.Number("slope", Math.Sqrt(2 / Math.PI))])]);
        }

        string twice = context.Add("Add", [function, context.Number("one", 1)]);
        return context.Add("Mul", [context.Add("Mul", [x, context.Number("half", 0.5)]), twice]);
    }
}
