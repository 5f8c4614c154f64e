namespace Unroll.Exchange.Import.Interpreter.Functions;

/// <summary>The extents of a tensor, or from start to before end of them.</summary>
internal sealed class ShapeFunction : NodeFunction
{
    public override Tensor Compute(NodeArguments arguments) => Of(arguments.Node, arguments[0].Extents);

    public static Tensor Of(ModelNode node, int[] extents)
    {
        int rank = extents.Length;
        int start = Math.Clamp(node.Axis("start", 0, rank), 0, rank), end = Math.Clamp(node.Axis("end", rank, rank), start, rank);
        return Tensor.Of(extents[start..end].Select(extent => (long)extent));
    }
}
