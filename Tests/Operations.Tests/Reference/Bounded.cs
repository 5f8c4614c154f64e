namespace Unroll.Operations.Tests.Reference;

/// <summary>
/// A number computed in double precision, and how far single-precision arithmetic may be from it. The unit of the error is carried along by
/// running error analysis (Higham, Accuracy and Stability of Numerical Algorithms, 2nd edition, section 3.3), with roundings as independent
/// random variables: errors of several operands add as the root of the sum of their squares, and a sum of n terms adds sqrt(n) u sum
/// |terms| of its own. The result is within <see cref="Confidence"/> units but for a probability of n exp(-Confidence² / 2) (Higham and
/// Mary, A New Approach to Probabilistic Rounding Error Analysis, SIAM J. Sci. Comput. 41(5), 2019, theorem 2.4). Certain bounds would grow
/// with n and with the sums of the weights' magnitudes, past the values themselves after five layers.
/// </summary>
internal readonly record struct Bounded(double Value, double Error)
{
    /// <summary>u = 2^-24, the largest relative error of one rounding to single precision.</summary>
    public const double UnitRoundoff = 1.0 / (1 << 24);

    /// <summary>λ: how many units of error are allowed. Up to n = 64 terms λ sqrt(n) >= n, so the bound of one sum is a certain
    /// one.</summary>
    public const double Confidence = 8;

    /// <summary>What subnormal results may lose, which no relative bound covers.</summary>
    public const double Underflow = 1e-37;

    public static readonly Bounded Zero = new(0, 0);

    /// <summary>How far the single-precision number may be from <see cref="Value"/>.</summary>
    public double Allowed => Confidence * Error;

    /// <summary>The same for a result that is rounded to single precision at the end, whatever its sums were kept in.</summary>
    public double AllowedOnceMoreRounded => Rounded(Value, Error, 1).Allowed;

    public static Bounded Exact(double value) => new(value, 0);

    /// <summary>A result whose operands bring the error <paramref name="propagated"/>, after so many roundings of its own.</summary>
    public static Bounded Rounded(double value, double propagated, double roundings) =>
        new(value, propagated + (roundings * UnitRoundoff * Math.Abs(value)) + (value == 0 ? 0 : Underflow));

    public static Bounded operator +(Bounded a, Bounded b) => Rounded(a.Value + b.Value, Together(a.Error, b.Error), 1);

    public static Bounded operator -(Bounded a, Bounded b) => Rounded(a.Value - b.Value, Together(a.Error, b.Error), 1);

    public static Bounded operator *(Bounded a, Bounded b) =>
        Rounded(a.Value * b.Value, Together(a.Value * b.Error, a.Error * b.Value) + (Confidence * a.Error * b.Error), 1);

    /// <summary>This number times a constant that is itself rounded to single precision: two roundings, or as many as are said.</summary>
    public Bounded Times(double constant, double roundings = 2) => Rounded(Value * constant, Error * Math.Abs(constant), roundings);

    /// <summary>This number times itself; its error counts twice, not as those of two numbers.</summary>
    public Bounded Squared() => Rounded(Value * Value, (2 * Math.Abs(Value) + Allowed) * Error, 1);

    /// <summary>This positive number to a power.</summary>
    /// <param name="exponent">The exponent.</param>
    /// <param name="least">What the number cannot fall below, whatever its error.</param>
    /// <param name="roundings">Those of the power itself.</param>
    public Bounded Power(double exponent, double least, double roundings)
    {
        double value = Math.Pow(Value, exponent);
        double below = Math.Abs(Math.Pow(Math.Max(Value - Allowed, least), exponent) - value);
        double above = Math.Abs(Math.Pow(Value + Allowed, exponent) - value);
        return Rounded(value, Math.Max(below, above) / Confidence, roundings);
    }

    /// <summary>Whether the single-precision number may be on either side of 0.</summary>
    public bool MayChangeSign() => Error > 0 && Math.Abs(Value) <= Allowed;

    /// <summary>Not this number for certain: the single-precision code may have used it or left it out.</summary>
    public Bounded InDoubt(bool taken) => new(taken ? Value : 0, Math.Abs(Value) + Error);

    private static double Together(double a, double b) => Math.Sqrt((a * a) + (b * b));
}
