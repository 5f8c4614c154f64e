using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Unroll.Vision;

/// <summary>Four boxes, or four times any four numbers, with each number of theirs in a vector of its own.</summary>
/// <param name="Left">The first number of each.</param>
/// <param name="Top">The second.</param>
/// <param name="Right">The third.</param>
/// <param name="Bottom">The fourth.</param>
internal readonly record struct BoxLanes(Vector128<float> Left, Vector128<float> Top, Vector128<float> Right, Vector128<float> Bottom)
{
    public const int Count = 4;

    /// <summary>The first four of some boxes; where there are fewer, the others are empty boxes at (0, 0).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static BoxLanes Load(ReadOnlySpan<Box> boxes) => Load(MemoryMarshal.Cast<Box, float>(boxes));

    /// <summary>The same of numbers side by side.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static BoxLanes Load(ReadOnlySpan<float> numbers)
    {
        Vector128<float> a = Four(numbers, 0), b = Four(numbers, 1), c = Four(numbers, 2), d = Four(numbers, 3);
        return Turned(a, b, c, d);
    }

    /// <summary>Writes the first four boxes, or as many as there is place for.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(Span<Box> boxes)
    {
        BoxLanes turned = Turned(Left, Top, Right, Bottom);
        Span<float> numbers = MemoryMarshal.Cast<Box, float>(boxes);
        turned.Left.CopyTo(numbers);
        if (boxes.Length > 1)
            turned.Top.CopyTo(numbers[4..]);
        if (boxes.Length > 2)
            turned.Right.CopyTo(numbers[8..]);
        if (boxes.Length > 3)
            turned.Bottom.CopyTo(numbers[12..]);
    }

    /// <summary>The intersection over union of each with one box, with the bits of <see cref="Box.IntersectionOverUnion"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector128<float> IntersectionOverUnion(Box other)
    {
        Vector128<float> zero = Vector128<float>.Zero;
        Vector128<float> width = Vector128.Max(
            zero, Vector128.Min(Right, Vector128.Create(other.Right)) - Vector128.Max(Left, Vector128.Create(other.Left)));
        Vector128<float> height = Vector128.Max(
            zero, Vector128.Min(Bottom, Vector128.Create(other.Bottom)) - Vector128.Max(Top, Vector128.Create(other.Top)));
        Vector128<float> shared = width * height;
        Vector128<float> area = Vector128.Max(zero, Right - Left) * Vector128.Max(zero, Bottom - Top);
        Vector128<float> covered = area + Vector128.Create(other.Area) - shared;
        return Vector128.ConditionalSelect(Vector128.Equals(covered, zero), zero, shared / covered);
    }

    private static Vector128<float> Four(ReadOnlySpan<float> numbers, int row) =>
        numbers.Length >= 4 * (row + 1) ? Vector128.Create(numbers.Slice(4 * row, 4)) : Vector128<float>.Zero;

    // Rows of a 4 x 4 square become columns.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static BoxLanes Turned(Vector128<float> a, Vector128<float> b, Vector128<float> c, Vector128<float> d)
    {
        (Vector128<float> ac0, Vector128<float> ac1) = Zipped(a, c);
        (Vector128<float> bd0, Vector128<float> bd1) = Zipped(b, d);
        (Vector128<float> first, Vector128<float> second) = Zipped(ac0, bd0);
        (Vector128<float> third, Vector128<float> fourth) = Zipped(ac1, bd1);
        return new BoxLanes(first, second, third, fourth);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector128<float> Lower, Vector128<float> Upper) Zipped(Vector128<float> a, Vector128<float> b)
    {
        Vector128<float> lower = Vector128.Shuffle(Vector128.Create(a.GetLower(), b.GetLower()), Vector128.Create(0, 2, 1, 3));
        Vector128<float> upper = Vector128.Shuffle(Vector128.Create(a.GetUpper(), b.GetUpper()), Vector128.Create(0, 2, 1, 3));
        return (lower, upper);
    }
}
