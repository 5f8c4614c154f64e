using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Unroll.Kernels;

/// <remarks>
/// <para>tanh |x| = u / (2 - u) with u = 1 - e^(-2|x|), and the sign of x.</para>
/// <para>Error: u has 0.29 units of 2^-24 from the polynomial, 1 from rounding and 1/2 from its sum, the divisor 1/2, the division 1/2. It
/// is worst where u is just above a power of two. Below 3 units in the last place together.</para>
/// </remarks>
public static partial class VectorMath
{
    /// <summary>The hyperbolic tangent of every element. Error at most 3 units in the last place; odd, exact for subnormal
    /// values.</summary>
    /// <param name="x">Any values: -1 and 1 where it saturates, NaN for NaN, -0 for -0.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Tanh(Vector128<float> x) => Over<Width128, Vector128<float>, Vector128<int>>.Tanh(x);

    /// <summary>The hyperbolic tangent of every element. Error at most 3 units in the last place; odd, exact for subnormal
    /// values.</summary>
    /// <param name="x">Any values: -1 and 1 where it saturates, NaN for NaN, -0 for -0.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Tanh(Vector256<float> x) => Over<Width256, Vector256<float>, Vector256<int>>.Tanh(x);

    /// <summary>The hyperbolic tangent of every element. Error at most 3 units in the last place; odd, exact for subnormal
    /// values.</summary>
    /// <param name="x">Any values: -1 and 1 where it saturates, NaN for NaN, -0 for -0.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Tanh(Vector512<float> x) => Over<Width512, Vector512<float>, Vector512<int>>.Tanh(x);

    private static partial class Over<TWidth, TFloats, TIntegers>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static TFloats Tanh(TFloats x)
        {
            TFloats v = ExpMinus1(TWidth.Multiply(TWidth.Abs(x), TWidth.Create(-2f)));
            return TWidth.Select(TWidth.Create(-0f), x, TWidth.Divide(v, TWidth.Add(TWidth.Create(2f), v)));
        }
    }
}
