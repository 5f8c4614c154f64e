namespace Unroll.Runtime.Tests.Kernels;

/// <summary>What a function of VectorMath is in double precision, and how far it may be off.</summary>
/// <param name="Value">The function.</param>
/// <param name="Bound">The error allowed, in units in the last place of the larger of the value and <paramref name="Size"/>.</param>
/// <param name="Size">The magnitude of what is added to the value; 0 where nothing cancels.</param>
/// <param name="Least">The least argument that is tried: below it results are subnormal, or there are no arguments.</param>
/// <param name="Settings">What the function takes besides.</param>
internal sealed record ExactFunction(Func<double, double> Value, double Bound, Func<double, double> Size, double Least, float[] Settings)
{
    private const double TanhSlope = 1.5957691216057308;   // 2 sqrt(2 / pi)

    public static ExactFunction Of(string name) => name switch
    {
        "Exp" => Plain(Math.Exp, 2),
        "Tanh" => Plain(Math.Tanh, 3),
        "Sigmoid" => Plain(Sigmoid, 3),
        "Elu" => Plain(x => x > 0 ? 0.75f * x : 1.5 * ExpMinus1(x), 2.5, 1.5f, 0.75f),
        "Softplus" => Softplus(1),
        "SoftplusDerivative" => SoftplusDerivative(1),
        "Silu" => Plain(x => x * Sigmoid(x), 4) with { Least = -80 },
        "SiluDerivative" => Added(Sigmoid, x => x * Sigmoid(x) * Sigmoid(-x), 5) with { Least = -80 },
        "Mish" => Plain(x => x * MishFactor(x), 5) with { Least = -80 },
        "MishDerivative" => Added(MishFactor, x => x * (1 - MishFactor(x)) * (1 + MishFactor(x)) * Sigmoid(x), 6) with { Least = -80 },
        "Gelu" => Plain(x => x * Normal(x), 5) with { Least = -12.5 },
        "GeluDerivative" => Added(Normal, x => x * Math.Exp(-x * x / 2) / Math.Sqrt(2 * Math.PI), 6) with { Least = -12.5 },
        "GeluTanh" => Plain(x => x * Sigmoid(Argument(x)), 4) with { Size = x => Math.Abs(x) / 4 },
        "GeluTanhDerivative" => Added(x => Sigmoid(Argument(x)),
            x => x * Sigmoid(Argument(x)) * Sigmoid(-Argument(x)) * TanhSlope * (1 + (3 * 0.044715 * x * x)), 4) with { Size = _ => 1 },
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "The function has no counterpart in double precision."),
    };

    /// <summary>log(1 + e^(beta x)) / beta.</summary>
    public static ExactFunction Softplus(float beta) =>
        Plain(x => Math.Max(x, 0) + (Log1Plus(Math.Exp(-Math.Abs(beta * x))) / beta), 4, beta) with { Least = -85 / Math.Max(beta, 1) };

    /// <summary>Its derivative, from its value.</summary>
    public static ExactFunction SoftplusDerivative(float beta) => Plain(y => -ExpMinus1(-beta * y), 3, beta) with { Least = 0 };

    private static ExactFunction Plain(Func<double, double> value, double bound, params float[] settings) =>
        new(value, bound, _ => 0, double.NegativeInfinity, settings);

    private static ExactFunction Added(Func<double, double> one, Func<double, double> other, double bound) =>
        new(x => one(x) + Finite(other(x)), bound, x => Math.Abs(one(x)) + Math.Abs(Finite(other(x))), double.NegativeInfinity, []);

    /// <summary>The limit, 0, of a vanishing factor times an overflowing one.</summary>
    private static double Finite(double value) => double.IsFinite(value) ? value : 0;

    private static double Sigmoid(double x) => x < 0 ? Math.Exp(x) / (1 + Math.Exp(x)) : 1 / (1 + Math.Exp(-x));

    private static double Argument(double x) => TanhSlope * (x + (0.044715 * x * x * x));

    private static double ExpMinus1(double x) => Math.Abs(x) > 0.5 ? Math.Exp(x) - 1 : 2 * Math.Exp(x / 2) * Math.Sinh(x / 2);

    /// <summary>log(1 + e), with what the addition rounded away corrected (Kahan).</summary>
    private static double Log1Plus(double e) => 1 + e == 1 ? e : Math.Log(1 + e) * e / (1 + e - 1);

    /// <summary>tanh(log(1 + e^x)) = (e^2 + 2 e) / (e^2 + 2 e + 2).</summary>
    private static double MishFactor(double x)
    {
        double e = Math.Exp(Math.Min(x, 40)), n = e * (e + 2);
        return n / (n + 2);
    }

    private static double Normal(double x) => x < 0 ? Complement(-x / Math.Sqrt(2)) / 2 : 1 - (Complement(x / Math.Sqrt(2)) / 2);

    /// <summary>
    /// 1 - erf(a) for a at least 0, by a series of positive terms or a continued fraction (Abramowitz and Stegun, 7.1.6 and 7.1.14).
    /// </summary>
    private static double Complement(double a)
    {
        double factor = Math.Exp(-a * a) / Math.Sqrt(Math.PI), sum = 0;
        if (a < 2.5)
        {
            double term = a;
            for (int n = 1; n < 100; n++)
            {
                sum += term;
                term *= 2 * a * a / ((2 * n) + 1);
            }

            return 1 - (2 * factor * sum);
        }

        for (int k = 200; k >= 1; k--)
            sum = k / 2.0 / (a + sum);
        return factor / (a + sum);
    }
}
