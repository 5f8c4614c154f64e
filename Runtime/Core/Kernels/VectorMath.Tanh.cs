using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Unroll.Kernels;

/// <remarks>
/// <para>tanh |x| = u / (2 - u) with u = 1 - e^(-2|x|), and the sign of x. With -2|x| = n ln 2 + r and e^r = 1 + p,
/// u = (1 - 2^n) - 2^n p, where 1 - 2^n and 2^n p are exact: near 0 (n = 0) u is -p itself, so nothing cancels.</para>
/// <para>Error: p has 0.29 units of 2^-24 from the polynomial and 1 from rounding; u adds 1/2, the divisor 1/2, the division 1/2; worst
/// where u is just above a power of two. Below 3 units in the last place together.</para>
/// </remarks>
public static partial class VectorMath
{
    private const float TanhLowest = -20f;                      // 1 - e^-20 rounds to 1

    /// <summary>The hyperbolic tangent of every element. Error at most 3 units in the last place; odd, exact for subnormal
    /// values.</summary>
    /// <param name="x">Any values: -1 and 1 where it saturates, NaN for NaN, -0 for -0.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Tanh(Vector128<float> x)
    {
        Vector128<float> z = Vector128.Abs(x) * Vector128.Create(-2f);
        z = Vector128.MaxNative(Vector128.Create(TanhLowest), z);
        Vector128<float> shifted = Vector128.MultiplyAddEstimate(z, Vector128.Create(Log2E), Vector128.Create(RoundingShift));
        Vector128<float> n = shifted - Vector128.Create(RoundingShift);
        Vector128<float> r = Vector128.MultiplyAddEstimate(n, Vector128.Create(-Ln2High), z);
        r = Vector128.MultiplyAddEstimate(n, Vector128.Create(-Ln2Low), r);
        Vector128<float> q = Vector128.MultiplyAddEstimate(r, Vector128.Create(Q4), Vector128.Create(Q3));
        q = Vector128.MultiplyAddEstimate(q, r, Vector128.Create(Q2));
        q = Vector128.MultiplyAddEstimate(q, r, Vector128.Create(Q1));
        q = Vector128.MultiplyAddEstimate(q, r, Vector128.Create(Q0));
        Vector128<float> p = Vector128.MultiplyAddEstimate(q, r * r, r);

        Vector128<float> power = ((shifted.AsInt32() << MantissaBits) + Vector128.Create(ExponentBias << MantissaBits)).AsSingle();
        Vector128<float> u = Vector128.MultiplyAddEstimate(-power, p, Vector128<float>.One - power);
        Vector128<float> magnitude = u / (Vector128.Create(2f) - u);
        return Vector128.ConditionalSelect(Vector128.Create(-0f), x, magnitude);
    }

    /// <summary>The hyperbolic tangent of every element. Error at most 3 units in the last place; odd, exact for subnormal
    /// values.</summary>
    /// <param name="x">Any values: -1 and 1 where it saturates, NaN for NaN, -0 for -0.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Tanh(Vector256<float> x)
    {
        Vector256<float> z = Vector256.Abs(x) * Vector256.Create(-2f);
        z = Vector256.MaxNative(Vector256.Create(TanhLowest), z);
        Vector256<float> shifted = Vector256.MultiplyAddEstimate(z, Vector256.Create(Log2E), Vector256.Create(RoundingShift));
        Vector256<float> n = shifted - Vector256.Create(RoundingShift);
        Vector256<float> r = Vector256.MultiplyAddEstimate(n, Vector256.Create(-Ln2High), z);
        r = Vector256.MultiplyAddEstimate(n, Vector256.Create(-Ln2Low), r);
        Vector256<float> q = Vector256.MultiplyAddEstimate(r, Vector256.Create(Q4), Vector256.Create(Q3));
        q = Vector256.MultiplyAddEstimate(q, r, Vector256.Create(Q2));
        q = Vector256.MultiplyAddEstimate(q, r, Vector256.Create(Q1));
        q = Vector256.MultiplyAddEstimate(q, r, Vector256.Create(Q0));
        Vector256<float> p = Vector256.MultiplyAddEstimate(q, r * r, r);

        Vector256<float> power = ((shifted.AsInt32() << MantissaBits) + Vector256.Create(ExponentBias << MantissaBits)).AsSingle();
        Vector256<float> u = Vector256.MultiplyAddEstimate(-power, p, Vector256<float>.One - power);
        Vector256<float> magnitude = u / (Vector256.Create(2f) - u);
        return Vector256.ConditionalSelect(Vector256.Create(-0f), x, magnitude);
    }

    /// <summary>The hyperbolic tangent of every element. Error at most 3 units in the last place; odd, exact for subnormal
    /// values.</summary>
    /// <param name="x">Any values: -1 and 1 where it saturates, NaN for NaN, -0 for -0.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Tanh(Vector512<float> x)
    {
        Vector512<float> z = Vector512.Abs(x) * Vector512.Create(-2f);
        z = Vector512.MaxNative(Vector512.Create(TanhLowest), z);
        Vector512<float> shifted = Vector512.MultiplyAddEstimate(z, Vector512.Create(Log2E), Vector512.Create(RoundingShift));
        Vector512<float> n = shifted - Vector512.Create(RoundingShift);
        Vector512<float> r = Vector512.MultiplyAddEstimate(n, Vector512.Create(-Ln2High), z);
        r = Vector512.MultiplyAddEstimate(n, Vector512.Create(-Ln2Low), r);
        Vector512<float> q = Vector512.MultiplyAddEstimate(r, Vector512.Create(Q4), Vector512.Create(Q3));
        q = Vector512.MultiplyAddEstimate(q, r, Vector512.Create(Q2));
        q = Vector512.MultiplyAddEstimate(q, r, Vector512.Create(Q1));
        q = Vector512.MultiplyAddEstimate(q, r, Vector512.Create(Q0));
        Vector512<float> p = Vector512.MultiplyAddEstimate(q, r * r, r);

        Vector512<float> power = ((shifted.AsInt32() << MantissaBits) + Vector512.Create(ExponentBias << MantissaBits)).AsSingle();
        Vector512<float> u = Vector512.MultiplyAddEstimate(-power, p, Vector512<float>.One - power);
        Vector512<float> magnitude = u / (Vector512.Create(2f) - u);
        return Vector512.ConditionalSelect(Vector512.Create(-0f), x, magnitude);
    }
}
