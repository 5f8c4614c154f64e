using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Unroll.Kernels;

/// <remarks>
/// ELU: x above 0, otherwise alpha (e^x - 1) (Clevert et al., "Fast and Accurate Deep Network Learning by Exponential Linear Units", 2016).
/// Errors: that of e^x - 1, below 2 units in the last place, and 1/2 for the product with alpha.
/// </remarks>
public static partial class VectorMath
{
    /// <summary>x where it is above 0, otherwise alpha (e^x - 1). Error at most 2.5 units in the last place.</summary>
    /// <param name="x">Any values: -alpha far below 0, NaN for NaN.</param>
    /// <param name="alpha">The factor below 0.</param>
    /// <param name="scale">The factor above 0.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Elu(Vector128<float> x, float alpha, float scale) =>
        Over<Width128, Vector128<float>, Vector128<int>>.Elu(x, alpha, scale);

    /// <summary>x where it is above 0, otherwise alpha (e^x - 1). Error at most 2.5 units in the last place.</summary>
    /// <param name="x">Any values: -alpha far below 0, NaN for NaN.</param>
    /// <param name="alpha">The factor below 0.</param>
    /// <param name="scale">The factor above 0.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Elu(Vector256<float> x, float alpha, float scale) =>
        Over<Width256, Vector256<float>, Vector256<int>>.Elu(x, alpha, scale);

    /// <summary>x where it is above 0, otherwise alpha (e^x - 1). Error at most 2.5 units in the last place.</summary>
    /// <param name="x">Any values: -alpha far below 0, NaN for NaN.</param>
    /// <param name="alpha">The factor below 0.</param>
    /// <param name="scale">The factor above 0.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Elu(Vector512<float> x, float alpha, float scale) =>
        Over<Width512, Vector512<float>, Vector512<int>>.Elu(x, alpha, scale);

    private static partial class Over<TWidth, TFloats, TIntegers>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static TFloats Elu(TFloats x, float alpha, float scale)
        {
            // The argument is 0 where x is positive, so that what is not selected cannot be infinite.
            TFloats falling = TWidth.Multiply(ExpMinus1(TWidth.Min(TWidth.Create(0f), x)), TWidth.Create(alpha));
            return TWidth.Select(TWidth.Greater(x, TWidth.Create(0f)), TWidth.Multiply(x, TWidth.Create(scale)), falling);
        }
    }
}
