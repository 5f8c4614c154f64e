using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Unroll;

/// <summary>The steps that the rules with moving averages have in common.</summary>
internal static class Averages
{
    /// <summary>
    /// Added in and taken off again, it rounds to a multiple of 2^-124. An average whose gradients have become zero shrinks by a factor a step
    /// and would otherwise end among the subnormal numbers for good, where every operation on it takes a hundred cycles. So it ends at zero
    /// or at the multiple where shrinking rounds back: below 1e-34 for factors up to 0.999, which moves no parameter.
    /// </summary>
    private const float Quantum = 3.9443045e-31f;               // 2^-101, whose unit in the last place is 2^-124

    private const float SmallestSquare = 4.7019774e-38f;        // 2^-124

    /// <summary>decay * average + gain * term, never subnormal.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Move(Vector<float> average, Vector<float> decay, Vector<float> term, Vector<float> gain)
    {
        var quantum = new Vector<float>(Quantum);
        return Vector.MultiplyAddEstimate(gain, term, Vector.MultiplyAddEstimate(decay, average, quantum)) - quantum;
    }

    /// <summary>decay * average + gain * term^2, never subnormal.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> MoveSquare(Vector<float> average, Vector<float> decay, Vector<float> term, Vector<float> gain)
    {
        var quantum = new Vector<float>(Quantum);
        return Vector.MultiplyAddEstimate(gain * term, term, Vector.MultiplyAddEstimate(decay, average, quantum)) - quantum;
    }

    /// <summary>numerator / (sqrt(square) + epsilon).</summary>
    /// <param name="numerator">Any numbers.</param>
    /// <param name="square">Results of <see cref="MoveSquare"/>: 0, or at least 2^-124.</param>
    /// <param name="epsilon">At least 1e-30.</param>
    /// <remarks>
    /// The unit that divides and extracts roots is the bottleneck of the pass, so where AVX-512 has estimates of 14 bits they are used, each
    /// improved by one step of Newton's method: s' = s + s (1/2 - (y/2) s) for the root s = square * y, y the estimate of its
    /// reciprocal, and d' = d (2 - d s) for the reciprocal. That squares the error: 1.5 * 2^-28 and 2^-28, which leaves the roundings, at most
    /// six of 2^-24 together; a step of gradient descent needs no more.
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Quotient(Vector<float> numerator, Vector<float> square, Vector<float> epsilon)
    {
        if (!Avx512F.VL.IsSupported || Vector<float>.Count != Vector256<float>.Count)
            return numerator / (Vector.SquareRoot(square) + epsilon);

        Vector256<float> v = square.AsVector256();
        Vector256<float> y = Avx512F.VL.ReciprocalSqrt14(Vector256.Max(v, Vector256.Create(SmallestSquare)));
        Vector256<float> half = Vector256.Create(0.5f);
        Vector256<float> s = v * y;
        s = Vector256.FusedMultiplyAdd(s, Vector256.FusedMultiplyAdd(y * -half, s, half), s) + epsilon.AsVector256();
        Vector256<float> d = Avx512F.VL.Reciprocal14(s);
        d *= Vector256.FusedMultiplyAdd(-d, s, Vector256.Create(2f));
        return numerator * d.AsVector();
    }
}
