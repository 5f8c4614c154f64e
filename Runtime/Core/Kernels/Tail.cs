using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Unroll.Kernels;

/// <summary>
/// The last, incomplete vector of a buffer: only the elements that exist are read or written. AVX has instructions for it, which replace a
/// copy through the stack.
/// </summary>
internal static unsafe class Tail
{
    /// <summary>Reads <paramref name="count"/> elements, fewer than a vector holds; the others are <paramref name="fill"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Load(ref float source, int count, float fill)
    {
        if (Avx2.IsSupported && Vector<float>.Count == Vector256<float>.Count)
        {
            Vector256<float> exists = Mask(count);
            fixed (float* first = &source)
                return Vector256.ConditionalSelect(exists, Avx.MaskLoad(first, exists), Vector256.Create(fill)).AsVector();
        }

        var vector = new Vector<float>(fill);
        Unsafe.CopyBlockUnaligned(
            ref Unsafe.As<Vector<float>, byte>(ref vector), ref Unsafe.As<float, byte>(ref source), (uint)count * sizeof(float));
        return vector;
    }

    /// <summary>Writes the first <paramref name="count"/> elements, fewer than a vector holds.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector<float> vector, ref float destination, int count)
    {
        if (Avx2.IsSupported && Vector<float>.Count == Vector256<float>.Count)
        {
            fixed (float* first = &destination)
                Avx.MaskStore(first, Mask(count), vector.AsVector256());
            return;
        }

        Unsafe.CopyBlockUnaligned(
            ref Unsafe.As<float, byte>(ref destination), ref Unsafe.As<Vector<float>, byte>(ref vector), (uint)count * sizeof(float));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Mask(int count) => Vector256.GreaterThan(Vector256.Create(count), Vector256<int>.Indices).AsSingle();
}
