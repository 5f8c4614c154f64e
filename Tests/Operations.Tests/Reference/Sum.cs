namespace Unroll.Operations.Tests.Reference;

/// <summary>
/// A sum of n terms or products in double precision, with the error of its single-precision counterpart for any order of summation, fused
/// or
/// not: the root of the sum of the squares of what the terms bring, and sqrt(n) u sum |terms| of its own (see <see cref="Bounded"/>).
/// </summary>
internal struct Sum
{
    private double value;
    private double magnitude;
    private double variance;
    private double otherwise;
    private int terms;

    public readonly Bounded Total => magnitude == 0 && variance == 0 && otherwise == 0
        ? Bounded.Zero
        : new Bounded(value, Math.Sqrt(variance) + (Math.Sqrt(terms + 1) * Bounded.UnitRoundoff * magnitude) + otherwise + Bounded.Underflow);

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

    /// <summary>Allows the error of another algorithm besides, which single precision may have used for this sum or for a part of it.</summary>
    public void AllowOtherwise(double error) => otherwise += error;
}
