using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Unroll.Benchmarks.Peak;

/// <summary>
/// Loops of nothing but fused multiply-adds. A multiply-add takes four cycles and two can start in each, on the processors with the most
/// of them, so that eight accumulators are enough to keep the units busy; twelve and two factors fit the 16 registers of AVX2.
/// </summary>
internal static class FmaKernels
{
    /// <summary>Multiply-adds of one repetition, of a vector each.</summary>
    public const int Accumulators = 12;

    /// <summary>512 bits: 12 accumulators, each of which gets one multiply-add a repetition; returns their sum.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static float Run512(int repetitions)
    {
        Vector512<float> x = Vector512.Create(0.5f), y = Vector512.Create(0.25f);
        Vector512<float> a0 = x, a1 = x, a2 = x, a3 = x;
        Vector512<float> a4 = x, a5 = x, a6 = x, a7 = x;
        Vector512<float> a8 = x, a9 = x, a10 = x, a11 = x;
        for (int i = 0; i < repetitions; i++)
        {
            a0 = Vector512.FusedMultiplyAdd(x, y, a0);
            a1 = Vector512.FusedMultiplyAdd(x, y, a1);
            a2 = Vector512.FusedMultiplyAdd(x, y, a2);
            a3 = Vector512.FusedMultiplyAdd(x, y, a3);
            a4 = Vector512.FusedMultiplyAdd(x, y, a4);
            a5 = Vector512.FusedMultiplyAdd(x, y, a5);
            a6 = Vector512.FusedMultiplyAdd(x, y, a6);
            a7 = Vector512.FusedMultiplyAdd(x, y, a7);
            a8 = Vector512.FusedMultiplyAdd(x, y, a8);
            a9 = Vector512.FusedMultiplyAdd(x, y, a9);
            a10 = Vector512.FusedMultiplyAdd(x, y, a10);
            a11 = Vector512.FusedMultiplyAdd(x, y, a11);
        }

        return Vector512.Sum(a0 + a1 + a2 + a3 + a4 + a5 + a6 + a7 + a8 + a9 + a10 + a11);
    }

    /// <summary>256 bits: 12 accumulators, each of which gets one multiply-add a repetition; returns their sum.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static float Run256(int repetitions)
    {
        Vector256<float> x = Vector256.Create(0.5f), y = Vector256.Create(0.25f);
        Vector256<float> a0 = x, a1 = x, a2 = x, a3 = x;
        Vector256<float> a4 = x, a5 = x, a6 = x, a7 = x;
        Vector256<float> a8 = x, a9 = x, a10 = x, a11 = x;
        for (int i = 0; i < repetitions; i++)
        {
            a0 = Vector256.FusedMultiplyAdd(x, y, a0);
            a1 = Vector256.FusedMultiplyAdd(x, y, a1);
            a2 = Vector256.FusedMultiplyAdd(x, y, a2);
            a3 = Vector256.FusedMultiplyAdd(x, y, a3);
            a4 = Vector256.FusedMultiplyAdd(x, y, a4);
            a5 = Vector256.FusedMultiplyAdd(x, y, a5);
            a6 = Vector256.FusedMultiplyAdd(x, y, a6);
            a7 = Vector256.FusedMultiplyAdd(x, y, a7);
            a8 = Vector256.FusedMultiplyAdd(x, y, a8);
            a9 = Vector256.FusedMultiplyAdd(x, y, a9);
            a10 = Vector256.FusedMultiplyAdd(x, y, a10);
            a11 = Vector256.FusedMultiplyAdd(x, y, a11);
        }

        return Vector256.Sum(a0 + a1 + a2 + a3 + a4 + a5 + a6 + a7 + a8 + a9 + a10 + a11);
    }

    /// <summary>128 bits, fused where the processor can and else a multiplication and an addition: 12 accumulators, each of which gets one
    /// multiply-add a repetition; returns their sum.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static float Run128(int repetitions)
    {
        Vector128<float> x = Vector128.Create(0.5f), y = Vector128.Create(0.25f);
        Vector128<float> a0 = x, a1 = x, a2 = x, a3 = x;
        Vector128<float> a4 = x, a5 = x, a6 = x, a7 = x;
        Vector128<float> a8 = x, a9 = x, a10 = x, a11 = x;
        for (int i = 0; i < repetitions; i++)
        {
            a0 = Vector128.MultiplyAddEstimate(x, y, a0);
            a1 = Vector128.MultiplyAddEstimate(x, y, a1);
            a2 = Vector128.MultiplyAddEstimate(x, y, a2);
            a3 = Vector128.MultiplyAddEstimate(x, y, a3);
            a4 = Vector128.MultiplyAddEstimate(x, y, a4);
            a5 = Vector128.MultiplyAddEstimate(x, y, a5);
            a6 = Vector128.MultiplyAddEstimate(x, y, a6);
            a7 = Vector128.MultiplyAddEstimate(x, y, a7);
            a8 = Vector128.MultiplyAddEstimate(x, y, a8);
            a9 = Vector128.MultiplyAddEstimate(x, y, a9);
            a10 = Vector128.MultiplyAddEstimate(x, y, a10);
            a11 = Vector128.MultiplyAddEstimate(x, y, a11);
        }

        return Vector128.Sum(a0 + a1 + a2 + a3 + a4 + a5 + a6 + a7 + a8 + a9 + a10 + a11);
    }
}
