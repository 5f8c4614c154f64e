namespace Unroll.Exchange.Import.Interpreter.Functions;

/// <summary>alpha A' B' + beta C, where A' and B' may be transposed.</summary>
internal sealed class GemmFunction : NodeFunction
{
    public override Tensor Compute(NodeArguments arguments)
    {
        ModelNode node = arguments.Node;
        Tensor a = Turned(arguments[0], node.Integer("transA", 0)), b = Turned(arguments[1], node.Integer("transB", 0));
        Tensor product = MatMulFunction.Multiply(arguments, a, b);
        double alpha = node.Number("alpha", 1), beta = node.Number("beta", 1);
        (int rows, int columns) = (product.Extents[0], product.Extents[1]);
        Tensor? c = arguments.Optional(2);
        int across = c is { Rank: > 0 } ? c.Extents[^1] : 1, down = c is { Rank: > 1 } ? c.Extents[^2] : 1;
        for (int i = 0; i < product.Values.Length; i++)
        {
            double added = c is null ? 0 : c.Values[((down == rows ? i / columns : 0) * across) + (across == columns ? i % columns : 0)];
            product.Values[i] = (alpha * product.Values[i]) + (beta * added);
        }

        return product;
    }

    private static Tensor Turned(Tensor matrix, long turned) => turned == 0 ? matrix : TransposeFunction.Permute(matrix, [1, 0]);
}
