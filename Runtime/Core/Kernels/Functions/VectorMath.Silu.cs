using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Unroll.Kernels;

/// <remarks>
/// x sigmoid(x) (Elfwing et al., "Sigmoid-Weighted Linear Units for Neural Network Function Approximation", 2018; Hendrycks and Gimpel,
/// 2016). The factor x stays above -200, where the product is 0 anyway. So the value at minus infinity is the limit, 0, and not infinity
/// times 0. The error is that of the logistic function and
/// 1/2 for the product, down to -80: below, the logistic function has fewer bits. The derivative is s (1 + x (1 - s)) with
/// s = sigmoid(x) and 1 - s = sigmoid(-x).
/// </remarks>
public static partial class VectorMath
{
    private const float Saturation = 200f;                      // the logistic function of -200 is 0, that of 200 is 1

    /// <summary>x sigmoid(x) of every element. Error at most 4 units in the last place above -80.</summary>
    /// <param name="x">Any values: -0 far below 0, x far above, NaN for NaN.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Silu(Vector128<float> x) => Over<Width128, Vector128<float>, Vector128<int>>.Silu(x);

    /// <summary>x sigmoid(x) of every element. Error at most 4 units in the last place above -80.</summary>
    /// <param name="x">Any values: -0 far below 0, x far above, NaN for NaN.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Silu(Vector256<float> x) => Over<Width256, Vector256<float>, Vector256<int>>.Silu(x);

    /// <summary>x sigmoid(x) of every element. Error at most 4 units in the last place above -80.</summary>
    /// <param name="x">Any values: -0 far below 0, x far above, NaN for NaN.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Silu(Vector512<float> x) => Over<Width512, Vector512<float>, Vector512<int>>.Silu(x);

    /// <summary>The derivative of x sigmoid(x). Error at most 5 units in the last place of the terms
    /// that are added, above -80.</summary>
    /// <param name="x">Any values: 0 far below 0, 1 far above, NaN for NaN.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> SiluDerivative(Vector128<float> x) => Over<Width128, Vector128<float>, Vector128<int>>.SiluDerivative(x);

    /// <summary>The derivative of x sigmoid(x). Error at most 5 units in the last place of the terms
    /// that are added, above -80.</summary>
    /// <param name="x">Any values: 0 far below 0, 1 far above, NaN for NaN.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> SiluDerivative(Vector256<float> x) => Over<Width256, Vector256<float>, Vector256<int>>.SiluDerivative(x);

    /// <summary>The derivative of x sigmoid(x). Error at most 5 units in the last place of the terms
    /// that are added, above -80.</summary>
    /// <param name="x">Any values: 0 far below 0, 1 far above, NaN for NaN.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> SiluDerivative(Vector512<float> x) => Over<Width512, Vector512<float>, Vector512<int>>.SiluDerivative(x);

    private static partial class Over<TWidth, TFloats, TIntegers>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static TFloats Silu(TFloats x) => TWidth.Multiply(TWidth.Max(TWidth.Create(-Saturation), x), Sigmoid(x));

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static TFloats SiluDerivative(TFloats x)
        {
            x = TWidth.Min(TWidth.Create(Saturation), TWidth.Max(TWidth.Create(-Saturation), x));
            TFloats e = Exp(TWidth.MinusAbs(x));
            TFloats one = TWidth.Create(1f), negative = TWidth.IsNegative(x);
            TFloats inverse = TWidth.Divide(one, TWidth.Add(e, one));
            TFloats s = TWidth.Multiply(TWidth.Select(negative, e, one), inverse);
            return TWidth.MultiplyAdd(TWidth.Multiply(s, x), TWidth.Multiply(TWidth.Select(negative, one, e), inverse), s);
        }
    }
}
