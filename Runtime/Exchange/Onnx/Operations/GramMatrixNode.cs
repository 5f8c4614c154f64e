namespace Unroll.Exchange.Onnx;

/// <summary>MatMul of the channels, a row of all pixels each, and their transpose, and Div.</summary>
internal sealed class GramMatrixNode : OperationNode
{
    public override OnnxValue Write(NodeContext context)
    {
        int channels = context.Operation.Shape.Height;
        int pixels = (int)context.Integer("Pixels");
        string rows = context.Graph.Reshape(context.Input.In(ValueOrder.Planes), 0, channels, pixels);
        string transposed = context.Add("Transpose", [rows], OnnxAttribute.Of("perm", 0, 2, 1));
        double divisor = (double)pixels * (context.Setting("DivideByChannels") != 0 ? channels : 1);
        string matrix = context.Add("Div", [context.Add("MatMul", [rows, transposed]), context.Number("divisor", divisor)]);
        return context.Value(ValueOrder.Rows, context.Graph.Reshape(matrix, 0, channels, channels, 1));
    }
}
