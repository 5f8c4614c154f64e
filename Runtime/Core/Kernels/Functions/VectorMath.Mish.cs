using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Unroll.Kernels;

/// <remarks>
/// <para>x tanh(log(1 + e^x)) (Misra, "Mish: A Self Regularized Non-Monotonic Activation Function", 2020). With e = e^x and n = e (e + 2)
/// the hyperbolic tangent is n / (n + 2): no logarithm, and nothing cancels. e^x is taken of at most 20, where the quotient is 1. The
/// factor x stays above -200, where the product is 0.</para>
/// <para>The derivative is n / (n + 2) + x 4 e (e + 1) / (n + 2)^2. The hyperbolic tangent has the derivative
/// 1 - tanh^2 = 4 (e + 1)^2 / (n + 2)^2, and the logarithm e / (e + 1).</para>
/// </remarks>
public static partial class VectorMath
{
    private const float MishHighest = 20f;

    /// <summary>x tanh(log(1 + e^x)) of every element. Error at most 5 units in the last place above -80.</summary>
    /// <param name="x">Any values: -0 far below 0, x far above, NaN for NaN.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Mish(Vector128<float> x) => Over<Width128, Vector128<float>, Vector128<int>>.Mish(x);

    /// <summary>x tanh(log(1 + e^x)) of every element. Error at most 5 units in the last place above -80.</summary>
    /// <param name="x">Any values: -0 far below 0, x far above, NaN for NaN.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Mish(Vector256<float> x) => Over<Width256, Vector256<float>, Vector256<int>>.Mish(x);

    /// <summary>x tanh(log(1 + e^x)) of every element. Error at most 5 units in the last place above -80.</summary>
    /// <param name="x">Any values: -0 far below 0, x far above, NaN for NaN.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Mish(Vector512<float> x) => Over<Width512, Vector512<float>, Vector512<int>>.Mish(x);

    /// <summary>The derivative of x tanh(log(1 + e^x)). Error at most 6 units in the last place of the
    /// terms that are added, above -80.</summary>
    /// <param name="x">Any values: 0 far below 0, 1 far above, NaN for NaN.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> MishDerivative(Vector128<float> x) => Over<Width128, Vector128<float>, Vector128<int>>.MishDerivative(x);

    /// <summary>The derivative of x tanh(log(1 + e^x)). Error at most 6 units in the last place of the
    /// terms that are added, above -80.</summary>
    /// <param name="x">Any values: 0 far below 0, 1 far above, NaN for NaN.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> MishDerivative(Vector256<float> x) => Over<Width256, Vector256<float>, Vector256<int>>.MishDerivative(x);

    /// <summary>The derivative of x tanh(log(1 + e^x)). Error at most 6 units in the last place of the
    /// terms that are added, above -80.</summary>
    /// <param name="x">Any values: 0 far below 0, 1 far above, NaN for NaN.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> MishDerivative(Vector512<float> x) => Over<Width512, Vector512<float>, Vector512<int>>.MishDerivative(x);

    private static partial class Over<TWidth, TFloats, TIntegers>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static TFloats Mish(TFloats x)
        {
            TFloats e = Exp(TWidth.Min(TWidth.Create(MishHighest), x));
            TFloats n = TWidth.Multiply(e, TWidth.Add(e, TWidth.Create(2f)));
            return TWidth.Multiply(TWidth.Max(TWidth.Create(-Saturation), x), TWidth.Divide(n, TWidth.Add(n, TWidth.Create(2f))));
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static TFloats MishDerivative(TFloats x)
        {
            x = TWidth.Min(TWidth.Create(MishHighest), TWidth.Max(TWidth.Create(-Saturation), x));
            TFloats e = Exp(x);
            TFloats n = TWidth.Multiply(e, TWidth.Add(e, TWidth.Create(2f)));
            TFloats inverse = TWidth.Divide(TWidth.Create(1f), TWidth.Add(n, TWidth.Create(2f)));
            TFloats inner = TWidth.Multiply(TWidth.Multiply(e, inverse), TWidth.Multiply(TWidth.Add(e, TWidth.Create(1f)), inverse));
            return TWidth.MultiplyAdd(TWidth.Multiply(x, TWidth.Create(4f)), inner, TWidth.Multiply(n, inverse));
        }
    }
}
