using System.Numerics;
using System.Runtime.InteropServices;

namespace Unroll.Vision;

/// <content>IoU of all pairs.</content>
public static partial class Boxes
{
    // Columns whose corners are laid out for vectors at a time.
    private const int Block = 128;

    /// <summary>
    /// IoU of each box with each other, as torchvision.ops.box_iou, and the same bits as <see cref="Box.IntersectionOverUnion"/>. Of two
    /// boxes of area 0 it is 0.
    /// </summary>
    /// <param name="rows">Boxes.</param>
    /// <param name="columns">Others; may be the same.</param>
    /// <param name="result">Gets [rows, columns], row by row.</param>
    /// <exception cref="ArgumentException">The result has another length, or a box has swapped corners or is no number.</exception>
    public static void IntersectionOverUnion(ReadOnlySpan<Box> rows, ReadOnlySpan<Box> columns, Span<float> result)
    {
        if (result.Length != (long)rows.Length * columns.Length)
        {
            throw new ArgumentException(
                $"The length is {result.Length}; expected {rows.Length} rows x {columns.Length} columns.", nameof(result));
        }

        BoxCheck.All(rows, nameof(rows));
        BoxCheck.All(columns, nameof(columns));
        Span<float> corners = stackalloc float[5 * Block];
        for (int column = 0; column < columns.Length; column += Block)
        {
            ReadOnlySpan<Box> block = columns[column..Math.Min(column + Block, columns.Length)];
            for (int i = 0; i < block.Length; i++)
            {
                (corners[i], corners[Block + i]) = (block[i].Left, block[i].Top);
                (corners[(2 * Block) + i], corners[(3 * Block) + i]) = (block[i].Right, block[i].Bottom);
                corners[(4 * Block) + i] = block[i].Area;
            }

            for (int row = 0; row < rows.Length; row++)
                Row(rows[row], corners, result.Slice((row * columns.Length) + column, block.Length));
        }
    }

    private static void Row(Box box, ReadOnlySpan<float> corners, Span<float> result)
    {
        ref float left = ref MemoryMarshal.GetReference(corners);
        ref float target = ref MemoryMarshal.GetReference(result);
        var (l, t, r, b) = (
            new Vector<float>(box.Left), new Vector<float>(box.Top), new Vector<float>(box.Right), new Vector<float>(box.Bottom));
        var area = new Vector<float>(box.Area);
        int i = 0;
        for (; i <= result.Length - Vector<float>.Count; i += Vector<float>.Count)
        {
            Vector<float> width = Vector.Min(r, Vector.LoadUnsafe(ref left, (nuint)((2 * Block) + i)))
                - Vector.Max(l, Vector.LoadUnsafe(ref left, (nuint)i));
            Vector<float> height = Vector.Min(b, Vector.LoadUnsafe(ref left, (nuint)((3 * Block) + i)))
                - Vector.Max(t, Vector.LoadUnsafe(ref left, (nuint)(Block + i)));
            Vector<float> common = Vector.Max(width, Vector<float>.Zero) * Vector.Max(height, Vector<float>.Zero);
            Vector<float> union = area + Vector.LoadUnsafe(ref left, (nuint)((4 * Block) + i)) - common;
            Vector<float> ratio = Vector.ConditionalSelect(
                Vector.GreaterThan(common, Vector<float>.Zero), common / union, Vector<float>.Zero);
            ratio.StoreUnsafe(ref target, (nuint)i);
        }

        for (; i < result.Length; i++)
        {
            float common = MathF.Max(MathF.Min(box.Right, corners[(2 * Block) + i]) - MathF.Max(box.Left, corners[i]), 0)
                * MathF.Max(MathF.Min(box.Bottom, corners[(3 * Block) + i]) - MathF.Max(box.Top, corners[Block + i]), 0);
            float union = box.Area + corners[(4 * Block) + i] - common;
            result[i] = common > 0 ? common / union : 0;
        }
    }
}
