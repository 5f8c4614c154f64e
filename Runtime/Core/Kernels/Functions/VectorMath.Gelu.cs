using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Unroll.Kernels;

/// <remarks>
/// <para>x times the normal distribution function P(x) (Hendrycks and Gimpel, "Gaussian Error Linear Units", 2016).
/// P(-a) = e^(-a^2 / 2) R(a) for a at least 0, and 1 - P(-a) above 0. So small values below 0 keep their relative accuracy, which
/// (1 + erf) / 2 loses. R is t q(w) with t = 1 / (a + 2), w = (a - 2) t, q of degree 10. The polynomial q is fitted to the relative error
/// over [0, 14.6], which is 0.55 units of 2^-24. Around w = 0 the terms of q are small beside it, and so are their roundings.</para>
/// <para>a^2 has twice the bits of a, and its error would be multiplied by as much as 100. So a is cut after 12 bits. The square of the
/// high part is exact, and the rest (a - high)(a + high) is added to what remains of the exponent. The derivative is
/// P(x) + x e^(-x^2 / 2) / sqrt(2 pi).</para>
/// <para>The approximation by tanh, x (1 + tanh(sqrt(2 / pi) (x + 0.044715 x^3))) / 2, is
/// x sigmoid(2 sqrt(2 / pi) x (1 + 0.044715 x^2)). The error of the exponent is multiplied by its size: in units in the last place it grows
/// below 0 as the values vanish.</para>
/// </remarks>
public static partial class VectorMath
{
    private const float GeluLowest = 14.6f;                     // the distribution function of -14.6 times 14.6 rounds to 0
    private const float DistributionPole = 2f;
    private const int HighBits = unchecked((int)0xFFFFF000);    // a sign, an exponent and 12 bits of the mantissa, the leading one counted
    private const float InverseRootTwoPi = 0.39894228f;

    // q(w), lowest power first.
    private const float R0 = 0.672408f;
    private const float R1 = -0.33140454f;
    private const float R2 = 0.028798638f;
    private const float R3 = 0.036721073f;
    private const float R4 = -0.00048509147f;
    private const float R5 = -0.006748802f;
    private const float R6 = -0.0018845885f;
    private const float R7 = 0.00087875413f;
    private const float R8 = 0.00071543164f;
    private const float R9 = 3.4353605e-05f;
    private const float R10 = -7.1551294e-05f;

    private const float TanhSlope = 1.5957691f;                 // 2 sqrt(2 / pi)
    private const float TanhCube = 0.071354814f;                // 0.044715 of that
    private const float TanhLowest = 20f;                       // the argument of the logistic function is -603 there

    /// <summary>x times the normal distribution function of x. Error at most 5 units in the last place above -12.5.</summary>
    /// <param name="x">Any values: -0 far below 0, x far above, NaN for NaN.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Gelu(Vector128<float> x) => Over<Width128, Vector128<float>, Vector128<int>>.Gelu(x);

    /// <summary>x times the normal distribution function of x. Error at most 5 units in the last place above -12.5.</summary>
    /// <param name="x">Any values: -0 far below 0, x far above, NaN for NaN.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Gelu(Vector256<float> x) => Over<Width256, Vector256<float>, Vector256<int>>.Gelu(x);

    /// <summary>x times the normal distribution function of x. Error at most 5 units in the last place above -12.5.</summary>
    /// <param name="x">Any values: -0 far below 0, x far above, NaN for NaN.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Gelu(Vector512<float> x) => Over<Width512, Vector512<float>, Vector512<int>>.Gelu(x);

    /// <summary>The derivative of the product of x and the normal distribution function. Error at most 6 units in the last place of the
    /// terms that are added, above -12.5.</summary>
    /// <param name="x">Any values: 0 far below 0, 1 far above, NaN for NaN.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> GeluDerivative(Vector128<float> x) => Over<Width128, Vector128<float>, Vector128<int>>.GeluDerivative(x);

    /// <summary>The derivative of the product of x and the normal distribution function. Error at most 6 units in the last place of the
    /// terms that are added, above -12.5.</summary>
    /// <param name="x">Any values: 0 far below 0, 1 far above, NaN for NaN.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> GeluDerivative(Vector256<float> x) => Over<Width256, Vector256<float>, Vector256<int>>.GeluDerivative(x);

    /// <summary>The derivative of the product of x and the normal distribution function. Error at most 6 units in the last place of the
    /// terms that are added, above -12.5.</summary>
    /// <param name="x">Any values: 0 far below 0, 1 far above, NaN for NaN.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> GeluDerivative(Vector512<float> x) => Over<Width512, Vector512<float>, Vector512<int>>.GeluDerivative(x);

    /// <summary>The approximation of Gelu by tanh. Error at most 4 units in the last place of the larger of the value and |x| /
    /// 4.</summary>
    /// <param name="x">Any values: -0 far below 0, x far above, NaN for NaN.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> GeluTanh(Vector128<float> x) => Over<Width128, Vector128<float>, Vector128<int>>.GeluTanh(x);

    /// <summary>The approximation of Gelu by tanh. Error at most 4 units in the last place of the larger of the value and |x| /
    /// 4.</summary>
    /// <param name="x">Any values: -0 far below 0, x far above, NaN for NaN.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> GeluTanh(Vector256<float> x) => Over<Width256, Vector256<float>, Vector256<int>>.GeluTanh(x);

    /// <summary>The approximation of Gelu by tanh. Error at most 4 units in the last place of the larger of the value and |x| /
    /// 4.</summary>
    /// <param name="x">Any values: -0 far below 0, x far above, NaN for NaN.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> GeluTanh(Vector512<float> x) => Over<Width512, Vector512<float>, Vector512<int>>.GeluTanh(x);

    /// <summary>The derivative of the approximation of Gelu by tanh. Error at most 2^-21.</summary>
    /// <param name="x">Any values: 0 far below 0, 1 far above, NaN for NaN.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> GeluTanhDerivative(Vector128<float> x) =>
        Over<Width128, Vector128<float>, Vector128<int>>.GeluTanhDerivative(x);

    /// <summary>The derivative of the approximation of Gelu by tanh. Error at most 2^-21.</summary>
    /// <param name="x">Any values: 0 far below 0, 1 far above, NaN for NaN.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> GeluTanhDerivative(Vector256<float> x) =>
        Over<Width256, Vector256<float>, Vector256<int>>.GeluTanhDerivative(x);

    /// <summary>The derivative of the approximation of Gelu by tanh. Error at most 2^-21.</summary>
    /// <param name="x">Any values: 0 far below 0, 1 far above, NaN for NaN.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> GeluTanhDerivative(Vector512<float> x) =>
        Over<Width512, Vector512<float>, Vector512<int>>.GeluTanhDerivative(x);

    private static partial class Over<TWidth, TFloats, TIntegers>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static TFloats Gelu(TFloats x)
        {
            // The operand that may be NaN stands second.
            TFloats distribution = Normal(TWidth.Min(TWidth.Create(GeluLowest), TWidth.Max(TWidth.Create(-GeluLowest), x)), out _);
            return TWidth.Multiply(TWidth.Max(TWidth.Create(-GeluLowest), x), distribution);
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static TFloats GeluDerivative(TFloats x)
        {
            x = TWidth.Min(TWidth.Create(GeluLowest), TWidth.Max(TWidth.Create(-GeluLowest), x));
            TFloats distribution = Normal(x, out TFloats power);
            return TWidth.MultiplyAdd(TWidth.Multiply(x, TWidth.Create(InverseRootTwoPi)), power, distribution);
        }

        /// <summary>The normal distribution function, and e^(-x^2 / 2), for |x| at most 14.6.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static TFloats Normal(TFloats x, out TFloats power)
        {
            TFloats one = TWidth.Create(1f);
            TFloats a = TWidth.Abs(x);
            TFloats high = TWidth.And(a, TWidth.Floats(TWidth.Create(HighBits)));
            TFloats z = TWidth.Multiply(TWidth.Multiply(high, high), TWidth.Create(-0.5f));
            TFloats shifted = TWidth.MultiplyAdd(z, TWidth.Create(Log2E), TWidth.Create(RoundingShift));
            TFloats n = TWidth.Subtract(shifted, TWidth.Create(RoundingShift));
            TFloats r = TWidth.MultiplyAdd(n, TWidth.Create(-Ln2High), z);
            r = TWidth.MultiplyAdd(n, TWidth.Create(-Ln2Low), r);
            r = TWidth.MultiplyAdd(TWidth.Multiply(TWidth.Subtract(a, high), TWidth.Create(-0.5f)), TWidth.Add(a, high), r);
            power = Scale(shifted, TWidth.Add(ExpMinus1Of(r), one));

            TFloats t = TWidth.Divide(one, TWidth.Add(a, TWidth.Create(DistributionPole)));
            TFloats w = TWidth.Multiply(TWidth.Subtract(a, TWidth.Create(DistributionPole)), t);
            TFloats q = TWidth.MultiplyAdd(w, TWidth.Create(R10), TWidth.Create(R9));
            q = TWidth.MultiplyAdd(q, w, TWidth.Create(R8));
            q = TWidth.MultiplyAdd(q, w, TWidth.Create(R7));
            q = TWidth.MultiplyAdd(q, w, TWidth.Create(R6));
            q = TWidth.MultiplyAdd(q, w, TWidth.Create(R5));
            q = TWidth.MultiplyAdd(q, w, TWidth.Create(R4));
            q = TWidth.MultiplyAdd(q, w, TWidth.Create(R3));
            q = TWidth.MultiplyAdd(q, w, TWidth.Create(R2));
            q = TWidth.MultiplyAdd(q, w, TWidth.Create(R1));
            q = TWidth.MultiplyAdd(q, w, TWidth.Create(R0));
            TFloats below = TWidth.Multiply(power, TWidth.Multiply(t, q));
            return TWidth.Select(TWidth.IsNegative(x), below, TWidth.Subtract(one, below));
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static TFloats GeluTanh(TFloats x)
        {
            TFloats argument = TWidth.Multiply(
                x, TWidth.MultiplyAdd(TWidth.Multiply(x, x), TWidth.Create(TanhCube), TWidth.Create(TanhSlope)));
            return TWidth.Multiply(TWidth.Max(TWidth.Create(-TanhLowest), x), Sigmoid(argument));
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static TFloats GeluTanhDerivative(TFloats x)
        {
            x = TWidth.Min(TWidth.Create(TanhLowest), TWidth.Max(TWidth.Create(-TanhLowest), x));
            TFloats one = TWidth.Create(1f), squared = TWidth.Multiply(x, x);
            TFloats argument = TWidth.Multiply(x, TWidth.MultiplyAdd(squared, TWidth.Create(TanhCube), TWidth.Create(TanhSlope)));
            TFloats e = Exp(TWidth.MinusAbs(argument));
            TFloats inverse = TWidth.Divide(one, TWidth.Add(e, one));
            TFloats s = TWidth.Multiply(TWidth.Select(TWidth.IsNegative(x), e, one), inverse);
            TFloats slope = TWidth.Multiply(x, TWidth.MultiplyAdd(squared, TWidth.Create(3 * TanhCube), TWidth.Create(TanhSlope)));
            return TWidth.MultiplyAdd(TWidth.Multiply(TWidth.Multiply(e, inverse), inverse), slope, s);
        }
    }
}
