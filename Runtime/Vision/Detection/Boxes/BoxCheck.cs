using System.Diagnostics.CodeAnalysis;

namespace Unroll.Vision;

/// <summary>Refuses boxes that cannot be compared, and says which.</summary>
internal static class BoxCheck
{
    /// <summary>Every box has ordered corners that are numbers.</summary>
    public static void All(ReadOnlySpan<Box> boxes, string name)
    {
        for (int i = 0; i < boxes.Length; i++)
        {
            if (!boxes[i].IsValid)
                Refuse(boxes[i], i, name);
        }
    }

    /// <summary>The box has ordered corners that are numbers.</summary>
    public static void One(Box box, string name)
    {
        if (!box.IsValid)
            Refuse(box, null, name);
    }

    /// <summary>The box at an index is refused.</summary>
    [DoesNotReturn]
    public static void Refuse(Box box, int? index, string name) => throw new ArgumentException(
        $"{(index is { } at ? $"Box {at}" : "The box")} is {box}; expected left, top, right and bottom as numbers of at most 1e18, "
        + "left not beyond right and top not beyond bottom. Box.Ordered() exchanges swapped corners.",
        name);

    /// <summary>An extent of a picture is a positive number.</summary>
    public static void Extent(float extent, string name)
    {
        if (!(extent > 0 && float.IsFinite(extent)))
            throw new ArgumentOutOfRangeException(name, extent, "Expected the extent of a picture, a positive number.");
    }

    /// <summary>A span has the length that is wanted.</summary>
    public static void Length(int length, long expected, string name, string what)
    {
        if (length != expected)
            throw new ArgumentException($"The length is {length}; expected {what} = {expected}.", name);
    }
}
