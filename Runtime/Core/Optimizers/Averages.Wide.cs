using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Unroll;

/// <content>The same steps for 512 bits, where AVX-512 is there; the platform's own vector has 256 bits on such a machine.</content>
internal static partial class Averages
{
    /// <summary>decay * average + gain * term, as the method of this name above.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Move(Vector512<float> average, Vector512<float> decay, Vector512<float> term, Vector512<float> gain)
    {
        Vector512<float> quantum = Vector512.Create(Quantum);
        return Vector512.FusedMultiplyAdd(gain, term, Vector512.FusedMultiplyAdd(decay, average, quantum)) - quantum;
    }

    /// <summary>decay * average + (gain * term)^2 + 2^-124.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> MoveSquare(
        Vector512<float> average, Vector512<float> decay, Vector512<float> term, Vector512<float> gain)
    {
        term *= gain;
        return Vector512.FusedMultiplyAdd(term, term, Vector512.FusedMultiplyAdd(decay, average, Vector512.Create(Floor)));
    }

    /// <summary>numerator / (sqrt(square) + epsilon), from estimates, as the method of this name above.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Quotient(Vector512<float> numerator, Vector512<float> square, Vector512<float> epsilon)
    {
        Vector512<float> y = Avx512F.ReciprocalSqrt14(square);
        Vector512<float> s = square * y;
        Vector512<float> half = Vector512.Create(0.5f);
        s = Vector512.FusedMultiplyAdd(s, Avx512F.FusedMultiplyAddNegated(y * half, s, half), s) + epsilon;
        Vector512<float> d = Avx512F.Reciprocal14(s);
        Vector512<float> quotient = numerator * d * Avx512F.FusedMultiplyAddNegated(d, s, Vector512.Create(2f));
        return Vector512.ConditionalSelect(
            Vector512.Equals(square, Vector512.Create(float.PositiveInfinity)), Vector512<float>.Zero, quotient);
    }
}
