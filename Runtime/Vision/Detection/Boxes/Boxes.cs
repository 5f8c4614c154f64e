using System.Runtime.InteropServices;

namespace Unroll.Vision;

/// <summary>Functions of many boxes. All work on spans and allocate nothing.</summary>
public static partial class Boxes
{
    /// <summary>The area of each box, as torchvision.ops.box_area, but 0 where corners are swapped: <see cref="Box.Area"/>.</summary>
    /// <param name="boxes">The boxes; NaN gives NaN.</param>
    /// <param name="areas">Gets one number a box.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static void Areas(ReadOnlySpan<Box> boxes, Span<float> areas)
    {
        BoxCheck.Length(areas.Length, boxes.Length, nameof(areas), "one area a box");
        for (int i = 0; i < boxes.Length; i++)
            areas[i] = boxes[i].Area;
    }

    /// <summary>Clips boxes to a picture, in place, as torchvision.ops.clip_boxes_to_image: <see cref="Box.Clip"/>. A box outside of the
    /// picture becomes one of area 0 on its border; it is not left out.</summary>
    /// <param name="boxes">The boxes.</param>
    /// <param name="height">The rows of the picture.</param>
    /// <param name="width">Its columns.</param>
    /// <exception cref="ArgumentException">A box has swapped corners or is no number; nothing is clipped.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An extent is not a positive number.</exception>
    public static void Clip(Span<Box> boxes, float height, float width)
    {
        BoxCheck.Extent(height, nameof(height));
        BoxCheck.Extent(width, nameof(width));
        BoxCheck.All(boxes, nameof(boxes));
        foreach (ref Box box in boxes)
            box = box.ClipUnchecked(height, width);
    }

    /// <summary>Tells boxes by other numbers, as torchvision.ops.box_convert. Swapped corners become negative sizes and come back; NaN
    /// stays NaN.</summary>
    /// <param name="boxes">Four numbers a box.</param>
    /// <param name="from">What they are.</param>
    /// <param name="to">What they become.</param>
    /// <param name="result">Gets four numbers a box; may be <paramref name="boxes"/> itself.</param>
    /// <exception cref="ArgumentException">The lengths differ or are no multiple of 4, or the spans overlap without being the
    /// same.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such format.</exception>
    public static void Convert(ReadOnlySpan<float> boxes, BoxFormat from, BoxFormat to, Span<float> result)
    {
        if (from is < BoxFormat.Corners or > BoxFormat.CenterAndSize)
            throw new ArgumentOutOfRangeException(nameof(from), from, "There is no such format of boxes.");
        if (to is < BoxFormat.Corners or > BoxFormat.CenterAndSize)
            throw new ArgumentOutOfRangeException(nameof(to), to, "There is no such format of boxes.");
        if (boxes.Length % 4 != 0)
            throw new ArgumentException($"There are {boxes.Length} numbers; expected four a box.", nameof(boxes));
        BoxCheck.Length(result.Length, boxes.Length, nameof(result), "as many numbers as came");
        if (boxes.Overlaps(result, out int offset) && offset != 0)
            throw new ArgumentException("The result overlaps the boxes; expected the same span, or another place.", nameof(result));
        if (from == to)
        {
            boxes.CopyTo(result);
            return;
        }

        for (int i = 0; i < boxes.Length; i += 4)
        {
            (float a, float b, float c, float d) = (boxes[i], boxes[i + 1], boxes[i + 2], boxes[i + 3]);
            Box box = from switch
            {
                BoxFormat.Corners => new Box(a, b, c, d),
                BoxFormat.CornerAndSize => Box.FromCorner(a, b, c, d),
                _ => Box.FromCenter(a, b, c, d),
            };
            (result[i], result[i + 1], result[i + 2], result[i + 3]) = to switch
            {
                BoxFormat.Corners => (box.Left, box.Top, box.Right, box.Bottom),
                BoxFormat.CornerAndSize => (box.Left, box.Top, box.Width, box.Height),
                _ => (box.CenterX, box.CenterY, box.Width, box.Height),
            };
        }
    }

    /// <summary>Numbers as boxes by corners, in the same memory.</summary>
    /// <param name="numbers">Left, top, right and bottom of each box.</param>
    /// <exception cref="ArgumentException">The length is no multiple of 4.</exception>
    public static Span<Box> Of(Span<float> numbers) => numbers.Length % 4 == 0
        ? MemoryMarshal.Cast<float, Box>(numbers)
        : throw new ArgumentException($"There are {numbers.Length} numbers; expected four a box.", nameof(numbers));

    /// <summary>Numbers as boxes by corners, in the same memory.</summary>
    /// <param name="numbers">Left, top, right and bottom of each box.</param>
    /// <exception cref="ArgumentException">The length is no multiple of 4.</exception>
    public static ReadOnlySpan<Box> Of(ReadOnlySpan<float> numbers) => numbers.Length % 4 == 0
        ? MemoryMarshal.Cast<float, Box>(numbers)
        : throw new ArgumentException($"There are {numbers.Length} numbers; expected four a box.", nameof(numbers));
}
