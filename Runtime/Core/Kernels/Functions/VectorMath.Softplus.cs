using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Unroll.Kernels;

/// <remarks>
/// <para>log(1 + e^z) / beta with z = beta x is (max(z, 0) + log(1 + e^-|z|)) / beta: nothing overflows, and tiny results keep their
/// relative accuracy. log(1 + e) for e in [0, 1] is 2 atanh(s) with s = e / (2 + e), at most 1/3. That is 2 s (1 + s^2 p(s^2)), p of
/// degree 4, interpolated at the Chebyshev nodes of [0, 1/9]; its error is below 0.02 units of 2^-24. Errors: that of exp, at most
/// weakened, and four roundings.</para>
/// <para>The derivative is sigmoid(z) = 1 - e^(-beta y), exact to a few units where y is tiny too.</para>
/// </remarks>
public static partial class VectorMath
{
    // log(1 + e), lowest power of s^2 first.
    private const float L0 = 0.33333334f;
    private const float L1 = 0.19999853f;
    private const float L2 = 0.14296179f;
    private const float L3 = 0.10853288f;
    private const float L4 = 0.11612165f;

    /// <summary>log(1 + e^(beta x)) / beta of every element. Error at most 4 units in the last place where beta is a
    /// power of two; otherwise that of the product beta x is added.</summary>
    /// <param name="x">Any values: 0 far below 0, x far above, NaN for NaN.</param>
    /// <param name="beta">The steepness, above 0.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Softplus(Vector128<float> x, float beta) =>
        Over<Width128, Vector128<float>, Vector128<int>>.Softplus(x, beta);

    /// <summary>log(1 + e^(beta x)) / beta of every element. Error at most 4 units in the last place where beta is a
    /// power of two; otherwise that of the product beta x is added.</summary>
    /// <param name="x">Any values: 0 far below 0, x far above, NaN for NaN.</param>
    /// <param name="beta">The steepness, above 0.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Softplus(Vector256<float> x, float beta) =>
        Over<Width256, Vector256<float>, Vector256<int>>.Softplus(x, beta);

    /// <summary>log(1 + e^(beta x)) / beta of every element. Error at most 4 units in the last place where beta is a
    /// power of two; otherwise that of the product beta x is added.</summary>
    /// <param name="x">Any values: 0 far below 0, x far above, NaN for NaN.</param>
    /// <param name="beta">The steepness, above 0.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Softplus(Vector512<float> x, float beta) =>
        Over<Width512, Vector512<float>, Vector512<int>>.Softplus(x, beta);

    /// <summary>The derivative of softplus from its value: 1 - e^(-beta y). Error at most 3 units in the last place where beta is
    /// a power of two.</summary>
    /// <param name="y">Values of softplus, at least 0; NaN for NaN.</param>
    /// <param name="beta">The steepness, above 0.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> SoftplusDerivative(Vector128<float> y, float beta) =>
        Over<Width128, Vector128<float>, Vector128<int>>.SoftplusDerivative(y, beta);

    /// <summary>The derivative of softplus from its value: 1 - e^(-beta y). Error at most 3 units in the last place where beta is
    /// a power of two.</summary>
    /// <param name="y">Values of softplus, at least 0; NaN for NaN.</param>
    /// <param name="beta">The steepness, above 0.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> SoftplusDerivative(Vector256<float> y, float beta) =>
        Over<Width256, Vector256<float>, Vector256<int>>.SoftplusDerivative(y, beta);

    /// <summary>The derivative of softplus from its value: 1 - e^(-beta y). Error at most 3 units in the last place where beta is
    /// a power of two.</summary>
    /// <param name="y">Values of softplus, at least 0; NaN for NaN.</param>
    /// <param name="beta">The steepness, above 0.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> SoftplusDerivative(Vector512<float> y, float beta) =>
        Over<Width512, Vector512<float>, Vector512<int>>.SoftplusDerivative(y, beta);

    private static partial class Over<TWidth, TFloats, TIntegers>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static TFloats Softplus(TFloats x, float beta)
        {
            TFloats z = TWidth.Multiply(x, TWidth.Create(beta));
            TFloats e = Exp(TWidth.MinusAbs(z));
            TFloats s = TWidth.Divide(e, TWidth.Add(e, TWidth.Create(2f)));
            TFloats w = TWidth.Multiply(s, s);
            TFloats p = TWidth.MultiplyAdd(w, TWidth.Create(L4), TWidth.Create(L3));
            p = TWidth.MultiplyAdd(p, w, TWidth.Create(L2));
            p = TWidth.MultiplyAdd(p, w, TWidth.Create(L1));
            p = TWidth.MultiplyAdd(p, w, TWidth.Create(L0));
            s = TWidth.Add(s, s);
            TFloats logarithm = TWidth.MultiplyAdd(TWidth.Multiply(p, w), s, s);

            // Not (max(z, 0) + logarithm) / beta, which overflows where x does not.
            return TWidth.MultiplyAdd(logarithm, TWidth.Create(1 / beta), TWidth.Max(TWidth.Create(0f), x));
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static TFloats SoftplusDerivative(TFloats y, float beta) =>
            TWidth.Subtract(TWidth.Create(0f), ExpMinus1(TWidth.Multiply(y, TWidth.Create(-beta))));
    }
}
