using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace Unroll.Kernels;

/// <summary>
/// Inverted dropout for generated code: an element is dropped with the given probability, the others are scaled by 1 / (1 - rate), so
/// that prediction needs no scaling (Srivastava et al., "Dropout", JMLR 15, 2014, section 10; the convention of PyTorch and Keras).
/// </summary>
/// <remarks>
/// The mask is a pure function of key and index: the backward pass makes it again instead of storing it, and it is the same for every
/// vector width and number of threads. The generator is counter-based in the manner of Salmon et al., "Parallel Random Numbers: As Easy as
/// 1, 2, 3", SC 2011: the index, offset by half of the mixed key, goes through two rounds of multiplication and xor-shift, the
/// other half of the key entering between them. The top 24 bits are compared with the rate.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Dropout
{
    private const uint Step = 0x9E3779B9;       // 2^32 / golden ratio, odd: consecutive indices lie far apart
    private const uint First = 0x21F0AAAD;      // multipliers of the 32-bit permutation found by Chris Wellons's search ("hash-prospector")
    private const uint Second = 0x735A2D97;

    /// <summary>Writes y_i = kept(key, i) ? x_i / (1 - rate) : 0; a dropped element is 0 whatever x is.</summary>
    /// <param name="x">The first element; of the gradient in the backward pass.</param>
    /// <param name="y">The first result; may be <paramref name="x"/> itself.</param>
    /// <param name="length">How many elements.</param>
    /// <param name="key">What the mask depends on: the step, the sample and the stage, mixed in any way.</param>
    /// <param name="rate">The probability that an element is dropped, in [0, 1).</param>
    public static void Apply(ref float x, ref float y, int length, ulong key, float rate)
    {
        key = Mix(key);
        Vector<uint> injected = new((uint)(key >> 32));
        Vector<uint> counter = Vector<uint>.Indices * new Vector<uint>(Step) + new Vector<uint>((uint)key);
        Vector<uint> advance = new(unchecked(Step * (uint)Vector<uint>.Count));
        Vector<int> threshold = new((int)MathF.Round(rate * (1 << 24)));
        Vector<float> scale = new(1f / (1f - rate));

        int i = 0;
        for (; i <= length - Vector<float>.Count; i += Vector<float>.Count, counter += advance)
            (Vector.LoadUnsafe(ref x, (nuint)i) * scale & Mask(counter, injected, threshold)).StoreUnsafe(ref y, (nuint)i);
        if (i < length)
        {
            Vector<float> last = Tail.Load(ref Unsafe.Add(ref x, i), length - i, 0f) * scale & Mask(counter, injected, threshold);
            Tail.Store(last, ref Unsafe.Add(ref y, i), length - i);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<float> Mask(Vector<uint> hash, Vector<uint> injected, Vector<int> threshold)
    {
        hash ^= hash >> 16;
        hash *= new Vector<uint>(First);
        hash ^= injected;
        hash ^= hash >> 15;
        hash *= new Vector<uint>(Second);
        return Vector.GreaterThanOrEqual((hash >> 8).As<uint, int>(), threshold).As<int, float>();
    }

    /// <summary>The finalizer of SplitMix64 (Steele, Lea, Flood, "Fast Splittable Pseudorandom Number Generators", OOPSLA 2014).</summary>
    private static ulong Mix(ulong key)
    {
        unchecked
        {
            key += 0x9E3779B97F4A7C15;
            key = (key ^ (key >> 30)) * 0xBF58476D1CE4E5B9;
            key = (key ^ (key >> 27)) * 0x94D049BB133111EB;
            return key ^ (key >> 31);
        }
    }
}
