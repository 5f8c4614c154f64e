namespace Unroll.Operations.Tests.Reference;

/// <summary>
/// A sum of n terms or products, in double precision, with the bound on its single-precision counterpart for any order of summation, fused
/// or not: |error| &lt;= sum of the terms' own errors + gamma(n) x sum |terms|, gamma(n) = n u / (1 - n u) (Higham, section 3.1, (3.3)).
/// Two further roundings are granted, for a sum kept in parts.
/// </summary>
internal struct Sum
{
    private double value;
    private double magnitude;
    private double error;
    private int terms;

    public readonly Bounded Total
    {
        get
        {
            if (magnitude == 0)
                return Bounded.Zero;
            double nu = (terms + 2) * Bounded.UnitRoundoff;
            return new Bounded(value, error + (nu / (1 - nu) * magnitude) + Bounded.Underflow);
        }
    }

    public void Add(Bounded term)
    {
        value += term.Value;
        magnitude += term.Magnitude;
        error += term.Error;
        terms++;
    }

    public void Add(Bounded a, Bounded b)
    {
        value += a.Value * b.Value;
        magnitude += a.Magnitude * b.Magnitude;
        error += (Math.Abs(a.Value) * b.Error) + (a.Error * b.Magnitude);
        terms++;
    }
}
