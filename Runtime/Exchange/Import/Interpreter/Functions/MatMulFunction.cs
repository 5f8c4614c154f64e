namespace Unroll.Exchange.Import.Interpreter.Functions;

/// <summary>The product of two matrices.</summary>
internal sealed class MatMulFunction : NodeFunction
{
    public override Tensor Compute(NodeArguments arguments) => Multiply(arguments, arguments[0], arguments[1]);

    public static Tensor Multiply(NodeArguments arguments, Tensor a, Tensor b)
    {
        if (a.Rank != 2 || b.Rank != 2 || a.Extents[1] != b.Extents[0])
            throw arguments.Wrong($"{ShapeText.Of(a.Extents)} times {ShapeText.Of(b.Extents)}");
        (int rows, int length, int columns) = (a.Extents[0], a.Extents[1], b.Extents[1]);
        Tensor product = Tensor.Of(rows, columns);
        for (int row = 0; row < rows; row++)
        {
            Span<double> sums = product.Values.AsSpan(row * columns, columns);
            for (int i = 0; i < length; i++)
            {
                double factor = a.Values[(row * length) + i];
                ReadOnlySpan<double> weights = b.Values.AsSpan(i * columns, columns);
                for (int column = 0; column < columns; column++)
                    sums[column] += factor * weights[column];
            }
        }

        return product;
    }
}
