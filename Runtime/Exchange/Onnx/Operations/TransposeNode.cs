namespace Unroll.Exchange.Onnx;

/// <summary>Transpose, of rows, columns and channels behind the batch.</summary>
internal sealed class TransposeNode : OperationNode
{
    public override OnnxValue Write(NodeContext context)
    {
        long[] order = [0, 1 + context.Integer("Rows"), 1 + context.Integer("Columns"), 1 + context.Integer("Channels")];
        string transposed = context.Add("Transpose", [context.Inputs[0].In(ValueOrder.Rows)], OnnxAttribute.Of("perm", order));
        return context.Value(ValueOrder.Rows, transposed);
    }
}
