using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Unroll.Vision.Faces;

/// <summary>The squared Euclidean distance of two rows of numbers, with the same bits on every machine: 32 sums, added in one
/// order, without fused multiply-adds.</summary>
internal static class DescriptorDistance
{
    /// <summary>Numbers of a vector. Rows whose length is a multiple of it need no care at their end.</summary>
    public const int Lanes = 8;

    /// <summary>The sum of (a - b)².</summary>
    /// <param name="a">The first number of a row.</param>
    /// <param name="b">The first number of the other.</param>
    /// <param name="length">The numbers of both.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Squared(ref readonly float a, ref readonly float b, nuint length)
    {
        Vector256<float> first = Vector256<float>.Zero, second = first, third = first, fourth = first;
        nuint i = 0;
        for (; i + (4 * Lanes) <= length; i += 4 * Lanes)
        {
            first += Square(in a, in b, i);
            second += Square(in a, in b, i + Lanes);
            third += Square(in a, in b, i + (2 * Lanes));
            fourth += Square(in a, in b, i + (3 * Lanes));
        }

        for (; i + Lanes <= length; i += Lanes)
            first += Square(in a, in b, i);
        float sum = Vector256.Sum((first + second) + (third + fourth));
        for (; i < length; i++)
        {
            float difference = Unsafe.Add(ref Unsafe.AsRef(in a), i) - Unsafe.Add(ref Unsafe.AsRef(in b), i);
            sum += difference * difference;
        }

        return sum;
    }

    /// <inheritdoc cref="Squared(ref readonly float, ref readonly float, nuint)"/>
    /// <exception cref="ArgumentException">They differ in length, or are empty.</exception>
    public static float Squared(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        if (a.Length != b.Length || a.IsEmpty)
            throw new ArgumentException($"A descriptor has {a.Length} numbers and the other {b.Length}; expected as many of both.");
        return Squared(in MemoryMarshal.GetReference(a), in MemoryMarshal.GetReference(b), (nuint)a.Length);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Square(ref readonly float a, ref readonly float b, nuint place)
    {
        Vector256<float> difference = Vector256.LoadUnsafe(in a, place) - Vector256.LoadUnsafe(in b, place);
        return difference * difference;
    }
}
