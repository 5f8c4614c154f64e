using System.Numerics;
using System.Runtime.CompilerServices;

namespace Unroll.Kernels;

/// <summary>The last, incomplete vector of a buffer: only the elements that exist are read or written.</summary>
internal static class Tail
{
    /// <summary>Reads <paramref name="count"/> elements, fewer than a vector holds; the others are <paramref name="fill"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Load(ref float source, int count, float fill)
    {
        var vector = new Vector<float>(fill);
        Unsafe.CopyBlockUnaligned(
            ref Unsafe.As<Vector<float>, byte>(ref vector), ref Unsafe.As<float, byte>(ref source), (uint)count * sizeof(float));
        return vector;
    }

    /// <summary>Writes the first <paramref name="count"/> elements, fewer than a vector holds.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector<float> vector, ref float destination, int count)
    {
        Unsafe.CopyBlockUnaligned(
            ref Unsafe.As<float, byte>(ref destination), ref Unsafe.As<Vector<float>, byte>(ref vector), (uint)count * sizeof(float));
    }
}
