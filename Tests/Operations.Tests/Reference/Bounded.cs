namespace Unroll.Operations.Tests.Reference;

/// <summary>
/// A number computed in double precision, with a bound on how far single-precision arithmetic may be from it. The bound is carried along by
/// running error analysis (Higham, Accuracy and Stability of Numerical Algorithms, 2nd edition, section 3.3): every operation propagates
/// the bounds of its operands and adds what its own roundings can do, each at most a share <see cref="UnitRoundoff"/> of the result.
/// </summary>
internal readonly record struct Bounded(double Value, double Error)
{
    /// <summary>u = 2^-24, the largest relative error of one rounding to single precision.</summary>
    public const double UnitRoundoff = 1.0 / (1 << 24);

    /// <summary>What subnormal results may lose, which no relative bound covers.</summary>
    public const double Underflow = 1e-36;

    public static readonly Bounded Zero = new(0, 0);

    /// <summary>The largest magnitude that the single-precision number may have.</summary>
    public double Magnitude => Math.Abs(Value) + Error;

    /// <summary>Whether the single-precision number may be on either side of a threshold.</summary>
    public bool MayCross(double threshold) => Error > 0 && Math.Abs(Value - threshold) <= Error;

    public static Bounded Exact(double value) => new(value, 0);

    /// <summary>A result whose operands carry <paramref name="propagated"/>, after so many roundings of its own.</summary>
    public static Bounded Rounded(double value, double propagated, double roundings) =>
        new(value, propagated + (roundings * UnitRoundoff * (Math.Abs(value) + propagated)) + (value == 0 ? 0 : Underflow));

    public static Bounded operator +(Bounded a, Bounded b) => Rounded(a.Value + b.Value, a.Error + b.Error, 1);

    public static Bounded operator -(Bounded a, Bounded b) => Rounded(a.Value - b.Value, a.Error + b.Error, 1);

    public static Bounded operator *(Bounded a, Bounded b) =>
        Rounded(a.Value * b.Value, (Math.Abs(a.Value) * b.Error) + (a.Error * b.Magnitude), 1);

    /// <summary>This number times a constant that is itself rounded to single precision: two roundings, or as many as are said.</summary>
    public Bounded Times(double constant, double roundings = 2) => Rounded(Value * constant, Error * Math.Abs(constant), roundings);

    /// <summary>Not this number for certain: the single-precision code may have used it or left it out.</summary>
    public Bounded InDoubt(bool taken) => new(taken ? Value : 0, Magnitude);
}
