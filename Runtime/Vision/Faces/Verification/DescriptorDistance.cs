using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Unroll.Vision.Faces;

/// <summary>The squared Euclidean distance of two rows of numbers, with the same bits on every machine: eight sums, added in one
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
        Vector256<float> sums = Vector256<float>.Zero;
        nuint i = 0;
        for (; i + Lanes <= length; i += Lanes)
            sums += Square(in a, in b, i);
        return Sum(sums, in a, in b, i, length);
    }

    /// <inheritdoc cref="Squared(ref readonly float, ref readonly float, nuint)"/>
    /// <exception cref="ArgumentException">They differ in length, or are empty.</exception>
    public static float Squared(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        if (a.Length != b.Length || a.IsEmpty)
            throw new ArgumentException($"A descriptor has {a.Length} numbers and the other {b.Length}; expected as many of both.");
        return Squared(in MemoryMarshal.GetReference(a), in MemoryMarshal.GetReference(b), (nuint)a.Length);
    }

    /// <summary>The squares of eight differences.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Square(ref readonly float a, ref readonly float b, nuint place)
    {
        Vector256<float> difference = Vector256.LoadUnsafe(in a, place) - Vector256.LoadUnsafe(in b, place);
        return difference * difference;
    }

    /// <summary>The sum of eight sums and of the squares that are left.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Sum(Vector256<float> sums, ref readonly float a, ref readonly float b, nuint first, nuint length)
    {
        // Spelled out, since Vector256.Sum does not say in which order it adds.
        Vector128<float> half = sums.GetLower() + sums.GetUpper();
        half += Vector128.Shuffle(half, Vector128.Create(2, 3, 0, 1));
        float sum = half.ToScalar() + half.GetElement(1);
        for (; first < length; first++)
        {
            float difference = Unsafe.Add(ref Unsafe.AsRef(in a), first) - Unsafe.Add(ref Unsafe.AsRef(in b), first);
            sum += difference * difference;
        }

        return sum;
    }
}
