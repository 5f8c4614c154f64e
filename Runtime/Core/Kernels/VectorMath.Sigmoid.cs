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
    public static Vector128<float> Sigmoid(Vector128<float> x)
    {
        Vector128<float> e = Exp(x | Vector128.Create(-0f));
        Vector128<float> negative = (x.AsInt32() >> 31).AsSingle();
        Vector128<float> numerator = Vector128.ConditionalSelect(negative, e, Vector128<float>.One);
        return numerator / (e + Vector128<float>.One);
    }

    /// <summary>The logistic function 1 / (1 + e^-x) of every element. Error at most 3 units in the last place, for tiny results
    /// too.</summary>
    /// <param name="x">Any values: 0 and 1 where it saturates, NaN for NaN.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Sigmoid(Vector256<float> x)
    {
        Vector256<float> e = Exp(x | Vector256.Create(-0f));
        Vector256<float> negative = (x.AsInt32() >> 31).AsSingle();
        Vector256<float> numerator = Vector256.ConditionalSelect(negative, e, Vector256<float>.One);
        return numerator / (e + Vector256<float>.One);
    }

    /// <summary>The logistic function 1 / (1 + e^-x) of every element. Error at most 3 units in the last place, for tiny results
    /// too.</summary>
    /// <param name="x">Any values: 0 and 1 where it saturates, NaN for NaN.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Sigmoid(Vector512<float> x)
    {
        Vector512<float> e = Exp(x | Vector512.Create(-0f));
        Vector512<float> negative = (x.AsInt32() >> 31).AsSingle();
        Vector512<float> numerator = Vector512.ConditionalSelect(negative, e, Vector512<float>.One);
        return numerator / (e + Vector512<float>.One);
    }

    /// <summary>The logistic function for loops written once over the platform's own vector.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector<float> Sigmoid(Vector<float> x)
    {
        if (Vector<float>.Count == Vector512<float>.Count)
            return Sigmoid(x.AsVector512()).AsVector();
        if (Vector<float>.Count == Vector256<float>.Count)
            return Sigmoid(x.AsVector256()).AsVector();
        return Sigmoid(x.AsVector128()).AsVector();
    }
}
