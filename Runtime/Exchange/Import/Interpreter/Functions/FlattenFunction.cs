namespace Unroll.Exchange.Import.Interpreter.Functions;

/// <summary>A matrix: the extents before an axis become one, and those from it on.</summary>
internal sealed class FlattenFunction : NodeFunction
{
    public override Tensor Compute(NodeArguments arguments)
    {
        Tensor x = arguments[0];
        int axis = arguments.Node.Axis("axis", 1, x.Rank);
        return x.With(Tensor.Product(x.Extents[..axis]), Tensor.Product(x.Extents[axis..]));
    }
}
