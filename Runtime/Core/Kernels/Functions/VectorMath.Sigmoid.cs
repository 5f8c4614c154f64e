using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Unroll.Kernels;

/// <remarks>
/// sigmoid(x) = e / (1 + e) for negative x and 1 / (1 + e) else, with e = e^-|x| in [0, 1]: nothing overflows, and results far below
/// 2^-24 keep their relative accuracy, which 1 / (1 + e^-x) loses to overflow from -88.7 on. Error: that of exp, at most weakened by the
/// addition, and 1/2 each for the addition and the division.
/// </remarks>
public static partial class VectorMath
{
    /// <summary>The logistic function 1 / (1 + e^-x) of every element. Error at most 3 units in the last place, for tiny results
    /// too.</summary>
    /// <param name="x">Any values: 0 and 1 where it saturates, NaN for NaN.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Sigmoid(Vector128<float> x) => Over<Width128, Vector128<float>, Vector128<int>>.Sigmoid(x);

    /// <summary>The logistic function 1 / (1 + e^-x) of every element. Error at most 3 units in the last place, for tiny results
    /// too.</summary>
    /// <param name="x">Any values: 0 and 1 where it saturates, NaN for NaN.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Sigmoid(Vector256<float> x) => Over<Width256, Vector256<float>, Vector256<int>>.Sigmoid(x);

    /// <summary>The logistic function 1 / (1 + e^-x) of every element. Error at most 3 units in the last place, for tiny results
    /// too.</summary>
    /// <param name="x">Any values: 0 and 1 where it saturates, NaN for NaN.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Sigmoid(Vector512<float> x) => Over<Width512, Vector512<float>, Vector512<int>>.Sigmoid(x);

    /// <summary>The same for loops written once over the platform's own vector.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector<float> Sigmoid(Vector<float> x)
    {
        if (Vector<float>.Count == Vector512<float>.Count)
            return Sigmoid(x.AsVector512()).AsVector();
        if (Vector<float>.Count == Vector256<float>.Count)
            return Sigmoid(x.AsVector256()).AsVector();
        return Sigmoid(x.AsVector128()).AsVector();
    }

    private static partial class Over<TWidth, TFloats, TIntegers>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static TFloats Sigmoid(TFloats x)
        {
            TFloats e = Exp(TWidth.MinusAbs(x));
            return TWidth.Divide(TWidth.Select(TWidth.IsNegative(x), e, TWidth.Create(1f)), TWidth.Add(e, TWidth.Create(1f)));
        }
    }
}
