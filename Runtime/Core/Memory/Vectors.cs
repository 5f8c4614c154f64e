using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Unroll;

/// <summary>Elementwise passes over vectors of any length, aligned or not. The result may be one of the terms.</summary>
internal static class Vectors
{
    /// <summary>result = term + factor x scaled.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void AddScaled(ReadOnlySpan<float> term, float factor, ReadOnlySpan<float> scaled, Span<float> result)
    {
        ref float first = ref MemoryMarshal.GetReference(term);
        ref float second = ref MemoryMarshal.GetReference(scaled);
        ref float sum = ref MemoryMarshal.GetReference(result);
        var factors = new Vector<float>(factor);
        int i = 0;
        for (; i <= result.Length - Vector<float>.Count; i += Vector<float>.Count)
        {
            Vector<float> terms = Vector.LoadUnsafe(ref first, (nuint)i);
            Vector.MultiplyAddEstimate(factors, Vector.LoadUnsafe(ref second, (nuint)i), terms).StoreUnsafe(ref sum, (nuint)i);
        }

        for (; i < result.Length; i++)
            result[i] = float.MultiplyAddEstimate(factor, scaled[i], term[i]);
    }

    /// <summary>result = first + second.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Add(ReadOnlySpan<float> first, ReadOnlySpan<float> second, Span<float> result)
    {
        ref float left = ref MemoryMarshal.GetReference(first);
        ref float right = ref MemoryMarshal.GetReference(second);
        ref float sum = ref MemoryMarshal.GetReference(result);
        int i = 0;
        for (; i <= result.Length - Vector<float>.Count; i += Vector<float>.Count)
            (Vector.LoadUnsafe(ref left, (nuint)i) + Vector.LoadUnsafe(ref right, (nuint)i)).StoreUnsafe(ref sum, (nuint)i);
        for (; i < result.Length; i++)
            result[i] = first[i] + second[i];
    }

    /// <summary>result = factor x values.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Scale(float factor, ReadOnlySpan<float> values, Span<float> result)
    {
        ref float first = ref MemoryMarshal.GetReference(values);
        ref float product = ref MemoryMarshal.GetReference(result);
        var factors = new Vector<float>(factor);
        int i = 0;
        for (; i <= result.Length - Vector<float>.Count; i += Vector<float>.Count)
            (factors * Vector.LoadUnsafe(ref first, (nuint)i)).StoreUnsafe(ref product, (nuint)i);
        for (; i < result.Length; i++)
            result[i] = factor * values[i];
    }
}
