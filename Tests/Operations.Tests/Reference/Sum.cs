using System.Numerics;
using System.Runtime.InteropServices;

namespace Unroll.Operations.Tests.Reference;

/// <summary>
/// A sum of n terms or products in double precision, with the error of its single-precision counterpart for any order of summation, fused
/// or not: the root of the sum of the squares of what the terms bring, and sqrt(n) u sum |terms| of its own (see <see cref="Bounded"/>).
/// </summary>
internal struct Sum(double value, double magnitude, double variance, int terms)
{
    private double value = value;
    private double magnitude = magnitude;
    private double variance = variance;
    private double otherwise;
    private int terms = terms;

    public readonly Bounded Total => magnitude == 0 && variance == 0 && otherwise == 0
        ? Bounded.Zero
        : new Bounded(value,
            Math.Sqrt(variance) + (Math.Sqrt(terms + 1) * Bounded.UnitRoundoff * magnitude) + otherwise + Bounded.Underflow);

    /// <summary>The sum of the products of two rows, of which the second is exact.</summary>
    public static Sum Of(ReadOnlySpan<double> row, ReadOnlySpan<double> rowErrors, ReadOnlySpan<double> exact)
    {
        ReadOnlySpan<Vector<double>> rows = MemoryMarshal.Cast<double, Vector<double>>(row);
        ReadOnlySpan<Vector<double>> errorRows = MemoryMarshal.Cast<double, Vector<double>>(rowErrors);
        ReadOnlySpan<Vector<double>> exactRows = MemoryMarshal.Cast<double, Vector<double>>(exact);
        Vector<double> values = default, magnitudes = default, variances = default;
        for (int i = 0; i < rows.Length; i++)
        {
            Vector<double> product = rows[i] * exactRows[i], right = errorRows[i] * exactRows[i];
            values += product;
            magnitudes += Vector.Abs(product);
            variances += right * right;
        }

        (double value, double magnitude, double variance) = (Vector.Sum(values), Vector.Sum(magnitudes), Vector.Sum(variances));
        for (int i = rows.Length * Vector<double>.Count; i < row.Length; i++)
        {
            double product = row[i] * exact[i], right = rowErrors[i] * exact[i];
            value += product;
            magnitude += Math.Abs(product);
            variance += right * right;
        }

        return new Sum(value, magnitude, variance, row.Length);
    }

    public void Add(Bounded term)
    {
        value += term.Value;
        magnitude += Math.Abs(term.Value);
        variance += term.Error * term.Error;
        terms++;
    }

    public void Add(Bounded a, Bounded b)
    {
        double product = a.Value * b.Value;
        value += product;
        magnitude += Math.Abs(product);
        double left = a.Value * b.Error;
        double right = (Math.Abs(b.Value) + (Bounded.Confidence * b.Error)) * a.Error;
        variance += (left * left) + (right * right);
        terms++;
    }

    /// <summary>Adds all terms of another sum.</summary>
    public void Add(Sum other)
    {
        value += other.value;
        magnitude += other.magnitude;
        variance += other.variance;
        otherwise += other.otherwise;
        terms += other.terms;
    }

    /// <summary>
    /// Allows the error of another algorithm besides, which single precision may have used for this sum or for a part of it.
    /// </summary>
    public void AllowOtherwise(double error) => otherwise += error;
}
