namespace Unroll.Operations.Tests.Reference;

/// <summary>Many sums of products at once, with the errors of their single-precision counterparts: <see cref="Sum"/> by columns.</summary>
internal sealed class ProductSums(int length)
{
    private readonly double[] magnitudes = new double[length];
    private readonly double[] variances = new double[length];

    public double[] Values { get; } = new double[length];

    /// <summary>Adds a factor times each of a row of factors to a row of sums.</summary>
    public void Add(int first, double factor, double error, ReadOnlySpan<double> row, ReadOnlySpan<double> rowErrors)
    {
        Span<double> values = Values.AsSpan(first, row.Length);
        Span<double> magnitude = magnitudes.AsSpan(first, row.Length);
        Span<double> variance = variances.AsSpan(first, row.Length);
        for (int i = 0; i < row.Length; i++)
        {
            double product = factor * row[i];
            values[i] += product;
            magnitude[i] += Math.Abs(product);
            double left = factor * rowErrors[i], right = error * row[i];
            variance[i] += (left * left) + (right * right);
        }
    }

    /// <summary>The error of a sum of so many products.</summary>
    public double Error(int index, int terms) => Math.Sqrt(variances[index]) + (Math.Sqrt(terms + 1) * Bounded.UnitRoundoff * magnitudes[index]);

    public void Clear()
    {
        Array.Clear(Values);
        Array.Clear(magnitudes);
        Array.Clear(variances);
    }
}
