namespace Unroll.Exchange.Import.Interpreter.Functions;

/// <summary>The product of two matrices, or of as many as the extents before the last two are. One that stands alone is a factor of
/// all.</summary>
internal sealed class MatMulFunction : NodeFunction
{
    public override Tensor Compute(NodeArguments arguments) => Multiply(arguments, arguments[0], arguments[1]);

    public static Tensor Multiply(NodeArguments arguments, Tensor a, Tensor b)
    {
        if (a.Rank < 2 || b.Rank < 2 || a.Extents[^1] != b.Extents[^2]
            || (a.Rank > 2 && b.Rank > 2 && !a.Extents[..^2].SequenceEqual(b.Extents[..^2])))
            throw arguments.Wrong($"{ShapeText.Of(a.Extents)} times {ShapeText.Of(b.Extents)}");
        (int rows, int length, int columns) = (a.Extents[^2], a.Extents[^1], b.Extents[^1]);
        int[] outer = a.Rank > 2 ? a.Extents[..^2] : b.Extents[..^2];
        Tensor product = Tensor.Of([.. outer, rows, columns]);
        for (int matrix = 0; matrix < Tensor.Product(outer); matrix++)
        {
            ReadOnlySpan<double> left = a.Values.AsSpan(a.Rank > 2 ? matrix * rows * length : 0);
            ReadOnlySpan<double> right = b.Values.AsSpan(b.Rank > 2 ? matrix * length * columns : 0);
            for (int row = 0; row < rows; row++)
            {
                Span<double> sums = product.Values.AsSpan(((matrix * rows) + row) * columns, columns);
                for (int i = 0; i < length; i++)
                {
                    double factor = left[(row * length) + i];
                    ReadOnlySpan<double> weights = right.Slice(i * columns, columns);
                    for (int column = 0; column < columns; column++)
                        sums[column] += factor * weights[column];
                }
            }
        }

        return product;
    }
}
