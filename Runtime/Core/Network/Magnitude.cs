using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Unroll;

/// <summary>
/// The largest magnitude among many numbers. Without their sign the bits of a float are an integer that grows with it, those of infinity
/// above all finite ones and those of NaN above infinity's, so the largest bits tell both at once: how large the numbers are, and whether
/// one of them is not finite.
/// </summary>
internal static class Magnitude
{
    /// <summary>All bits but the sign.</summary>
    public const int Mask = int.MaxValue;

    /// <summary>The largest magnitude; infinite or NaN if one of the numbers is, and 0 of none.</summary>
    public static float Largest(ReadOnlySpan<float> values) => BitConverter.Int32BitsToSingle(LargestBits(values));

    /// <summary>The bits of the largest magnitude.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static int LargestBits(ReadOnlySpan<float> values)
    {
        ref float first = ref MemoryMarshal.GetReference(values);
        Vector256<int> mask = Vector256.Create(Mask);
        Vector256<int> a = Vector256<int>.Zero, b = a, c = a, d = a;
        nuint i = 0, length = (nuint)values.Length;
        for (; i + 32 <= length; i += 32)
        {
            a = Vector256.Max(a, Vector256.LoadUnsafe(ref first, i).AsInt32() & mask);
            b = Vector256.Max(b, Vector256.LoadUnsafe(ref first, i + 8).AsInt32() & mask);
            c = Vector256.Max(c, Vector256.LoadUnsafe(ref first, i + 16).AsInt32() & mask);
            d = Vector256.Max(d, Vector256.LoadUnsafe(ref first, i + 24).AsInt32() & mask);
        }

        int largest = Largest(Vector256.Max(Vector256.Max(a, b), Vector256.Max(c, d)));
        for (; i < length; i++)
            largest = Math.Max(largest, BitConverter.SingleToInt32Bits(Unsafe.Add(ref first, i)) & Mask);
        return largest;
    }

    /// <summary>The place of the first number that is not finite; -1 if there is none.</summary>
    public static int FirstNonFinite(ReadOnlySpan<float> values)
    {
        if (float.IsFinite(Largest(values)))
            return -1;
        int i = 0;
        while (float.IsFinite(values[i]))
            i++;
        return i;
    }

    /// <summary>The largest of eight.</summary>
    public static int Largest(Vector256<int> bits)
    {
        int largest = bits[0];
        for (int lane = 1; lane < Vector256<int>.Count; lane++)
            largest = Math.Max(largest, bits[lane]);
        return largest;
    }
}
