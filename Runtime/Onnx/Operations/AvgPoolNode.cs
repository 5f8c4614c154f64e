namespace Unroll.Onnx;

/// <summary>AveragePool.</summary>
internal sealed class AvgPoolNode : OperationNode
{
    public override OnnxValue Write(NodeContext context)
    {
        string mean = context.Add(
            "AveragePool",
            [context.Inputs[0].In(ValueOrder.Planes)],
            [.. WindowAttributes.Of(context), OnnxAttribute.Of("count_include_pad", context.Integer("CountPadding"))]);
        return context.Value(ValueOrder.Planes, mean);
    }
}
