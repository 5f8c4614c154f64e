using System.Numerics;
using System.Runtime.InteropServices;

namespace Unroll.Operations.Tests.Reference;

/// <summary>
/// Many sums of products at once, with the errors of their single-precision counterparts: <see cref="Sum"/> by columns, so that a row of
/// products is added by vectors. The numbers of terms are the caller's to count.
/// </summary>
internal sealed class ProductSums(int length)
{
    private readonly double[] magnitudes = new double[length];
    private readonly double[] variances = new double[length];

    public double[] Values { get; } = new double[length];

    /// <summary>Adds a factor times each of a row of exact factors to a row of sums.</summary>
    public void Add(int first, double factor, double error, ReadOnlySpan<double> row)
    {
        Span<double> values = Values.AsSpan(first, row.Length);
        Span<double> magnitude = magnitudes.AsSpan(first, row.Length);
        Span<double> variance = variances.AsSpan(first, row.Length);
        ReadOnlySpan<Vector<double>> rows = MemoryMarshal.Cast<double, Vector<double>>(row);
        Span<Vector<double>> valueVectors = MemoryMarshal.Cast<double, Vector<double>>(values);
        Span<Vector<double>> magnitudeVectors = MemoryMarshal.Cast<double, Vector<double>>(magnitude);
        Span<Vector<double>> varianceVectors = MemoryMarshal.Cast<double, Vector<double>>(variance);
        for (int i = 0; i < rows.Length; i++)
        {
            Vector<double> product = factor * rows[i], right = error * rows[i];
            valueVectors[i] += product;
            magnitudeVectors[i] += Vector.Abs(product);
            varianceVectors[i] += right * right;
        }

        for (int i = rows.Length * Vector<double>.Count; i < row.Length; i++)
        {
            double product = factor * row[i], right = error * row[i];
            values[i] += product;
            magnitude[i] += Math.Abs(product);
            variance[i] += right * right;
        }
    }

    /// <summary>Adds a factor times each of a row of factors, which have errors too, to a row of sums.</summary>
    /// <param name="first">The first of the sums.</param>
    /// <param name="factor">The factor.</param>
    /// <param name="error">Its error.</param>
    /// <param name="largest">What the errors of the row are multiplied by: the size of the factor, or the largest that it may have.</param>
    /// <param name="row">The row.</param>
    /// <param name="rowErrors">Its errors.</param>
    public void Add(int first, double factor, double error, double largest, ReadOnlySpan<double> row, ReadOnlySpan<double> rowErrors)
    {
        Span<double> values = Values.AsSpan(first, row.Length);
        Span<double> magnitude = magnitudes.AsSpan(first, row.Length);
        Span<double> variance = variances.AsSpan(first, row.Length);
        ReadOnlySpan<Vector<double>> rows = MemoryMarshal.Cast<double, Vector<double>>(row);
        ReadOnlySpan<Vector<double>> errorRows = MemoryMarshal.Cast<double, Vector<double>>(rowErrors[..row.Length]);
        Span<Vector<double>> valueVectors = MemoryMarshal.Cast<double, Vector<double>>(values);
        Span<Vector<double>> magnitudeVectors = MemoryMarshal.Cast<double, Vector<double>>(magnitude);
        Span<Vector<double>> varianceVectors = MemoryMarshal.Cast<double, Vector<double>>(variance);
        for (int i = 0; i < rows.Length; i++)
        {
            Vector<double> product = factor * rows[i], left = largest * errorRows[i], right = error * rows[i];
            valueVectors[i] += product;
            magnitudeVectors[i] += Vector.Abs(product);
            varianceVectors[i] += (left * left) + (right * right);
        }

        for (int i = rows.Length * Vector<double>.Count; i < row.Length; i++)
        {
            double product = factor * row[i], left = largest * rowErrors[i], right = error * row[i];
            values[i] += product;
            magnitude[i] += Math.Abs(product);
            variance[i] += (left * left) + (right * right);
        }
    }

    /// <summary>The error of a sum of so many products.</summary>
    public double Error(int index, int terms) =>
        Math.Sqrt(variances[index]) + (Math.Sqrt(terms + 1) * Bounded.UnitRoundoff * magnitudes[index]);

    /// <summary>One of the sums, of so many products.</summary>
    public Sum this[int index, int terms] => new(Values[index], magnitudes[index], variances[index], terms);

    public void Clear()
    {
        Array.Clear(Values);
        Array.Clear(magnitudes);
        Array.Clear(variances);
    }
}
