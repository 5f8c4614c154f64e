using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Unroll;

/// <summary>
/// The steps that the rules with moving averages have in common. An average whose gradients have become zero shrinks by a factor a step and
/// would end among the subnormal numbers for good, where every operation on it takes a hundred cycles; both kinds of average here stop
/// before.
/// </summary>
internal static partial class Averages
{
    /// <summary>Added in and taken off again, it rounds to a multiple of 2^-124, its unit in the last place.</summary>
    private const float Quantum = 3.9443045e-31f;               // 2^-101

    /// <summary>Added to a mean square in every step, so that it is never zero. Its sum, 2^-124 / (1 - decay), has a root of 7e-18 for
    /// 0.999.</summary>
    private const float Floor = 4.7019774e-38f;                 // 2^-124

    /// <summary>The largest 1 / sqrt(mean square), 2^62.</summary>
    public const double LargestInverse = 4611686018427387904.0;

    /// <summary>The square of what is below is finite, 2^60.</summary>
    public const float LargestSquared = 1152921504606846976f;

    /// <summary>
    /// decay * average + gain * term. Without terms it ends at zero, or at the multiple of 2^-124 where shrinking rounds back: below 1e-34
    /// for decays up to 0.999, which moves no parameter.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Move(Vector<float> average, Vector<float> decay, Vector<float> term, Vector<float> gain)
    {
        var quantum = new Vector<float>(Quantum);
        return Vector.MultiplyAddEstimate(gain, term, Vector.MultiplyAddEstimate(decay, average, quantum)) - quantum;
    }

    /// <summary>decay * average + (gain * term)^2 + 2^-124.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> MoveSquare(Vector<float> average, Vector<float> decay, Vector<float> term, Vector<float> gain)
    {
        term *= gain;
        return Vector.MultiplyAddEstimate(term, term, Vector.MultiplyAddEstimate(decay, average, new Vector<float>(Floor)));
    }

    /// <summary>numerator / (sqrt(square) + epsilon).</summary>
    /// <param name="numerator">Any numbers.</param>
    /// <param name="square">Results of MoveSquare: at least 2^-124. Where squares of finite gradients have made it infinite, the quotient
    /// is 0.</param>
    /// <param name="epsilon">At least 0.</param>
    /// <remarks>
    /// The unit that divides and extracts roots is the bottleneck of the pass, so where AVX-512 has estimates of 14 bits they are used,
    /// each improved by one step of Newton's method: s' = s + s (1/2 - (y/2) s) for the root s = square * y, y the estimate of its
    /// reciprocal, and d' = d (2 - d s) for the reciprocal. That squares the error: 1.5 * 2^-28 and 2^-28, which leaves the roundings, at
    /// most six of 2^-24 together; a step of gradient descent needs no more. Of infinity the estimate is 0, and Newton's method would make
    /// infinity times zero of it.
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Quotient(Vector<float> numerator, Vector<float> square, Vector<float> epsilon)
    {
        if (!Avx512F.VL.IsSupported || Vector<float>.Count != Vector256<float>.Count)
            return numerator / (Vector.SquareRoot(square) + epsilon);

        Vector256<float> v = square.AsVector256();
        Vector256<float> y = Avx512F.VL.ReciprocalSqrt14(v);
        Vector256<float> s = v * y;
        Vector256<float> half = Vector256.Create(0.5f);
        s = Vector256.FusedMultiplyAdd(s, Fma.MultiplyAddNegated(y * half, s, half), s) + epsilon.AsVector256();
        Vector256<float> d = Avx512F.VL.Reciprocal14(s);
        Vector256<float> quotient = numerator.AsVector256() * d * Fma.MultiplyAddNegated(d, s, Vector256.Create(2f));
        return Vector256.ConditionalSelect(
            Vector256.Equals(v, Vector256.Create(float.PositiveInfinity)), Vector256<float>.Zero, quotient).AsVector();
    }
}
