namespace Unroll.Vision;

/// <summary>
/// Anchors: boxes of some sizes and shapes around every cell of a map, which a detector moves and stretches (Ren et al., "Faster R-CNN",
/// 2015, section 3.1). Numbers and their order are those of torchvision.models.detection.anchor_utils.AnchorGenerator.
/// </summary>
/// <remarks>It does not change, so several threads may use one.</remarks>
public sealed class AnchorGenerator
{
    private readonly Box[] _cell;

    /// <summary>
    /// Makes the anchors of a cell around (0, 0): for each aspect, and within it for each size, width = size / sqrt(aspect) and height =
    /// size * sqrt(aspect), half of them to each side and rounded, half to the even one.
    /// </summary>
    /// <param name="sizes">The square roots of the areas, in pixels.</param>
    /// <param name="aspects">Heights over widths.</param>
    /// <exception cref="ArgumentException">There is no size or no aspect, or one is not positive and finite.</exception>
    public AnchorGenerator(ReadOnlySpan<float> sizes, ReadOnlySpan<float> aspects)
    {
        Check(sizes, nameof(sizes));
        Check(aspects, nameof(aspects));
        _cell = new Box[checked(sizes.Length * aspects.Length)];
        int at = 0;
        foreach (float aspect in aspects)
        {
            // In float and in this order, as torchvision, so that the same halves are rounded.
            float down = MathF.Sqrt(aspect), across = 1 / down;
            foreach (float size in sizes)
            {
                float x = MathF.Round(across * size / 2), y = MathF.Round(down * size / 2);
                _cell[at++] = new Box(0 - x, 0 - y, x, y);
            }
        }
    }

    /// <summary>The anchors of a cell, around (0, 0): torchvision's cell_anchors.</summary>
    public ReadOnlySpan<Box> Cell => _cell;

    /// <summary>How many anchors a map has.</summary>
    /// <param name="rows">Its rows.</param>
    /// <param name="columns">Its columns.</param>
    /// <exception cref="ArgumentOutOfRangeException">An extent is not positive, or there are more than 2^31 - 1 anchors.</exception>
    public int Count(int rows, int columns)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(rows);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(columns);
        Int128 count = (Int128)rows * columns * _cell.Length;
        return count <= int.MaxValue
            ? (int)count
            : throw new ArgumentOutOfRangeException(
                nameof(rows), rows, $"{rows} x {columns} cells have {count} anchors; expected at most 2^31 - 1.");
    }

    /// <summary>
    /// Writes the anchors of every cell of a map: those of the cell, shifted by column * stride and row * stride, without half a cell.
    /// Row by row, in it column by column, in it as in <see cref="Cell"/>: the order of a map [rows, columns, anchors].
    /// </summary>
    /// <param name="rows">Rows of the map.</param>
    /// <param name="columns">Columns of the map.</param>
    /// <param name="strideY">Pixels from one row to the next: torchvision takes the picture's rows / the map's, rounded down.</param>
    /// <param name="strideX">Pixels from one column to the next.</param>
    /// <param name="anchors">Gets them: <see cref="Count"/> boxes in pixels.</param>
    /// <exception cref="ArgumentOutOfRangeException">An extent or a stride is not positive.</exception>
    /// <exception cref="ArgumentException">There is place for more or fewer.</exception>
    public void Write(int rows, int columns, int strideY, int strideX, Span<Box> anchors)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(strideY);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(strideX);
        int count = Count(rows, columns);
        if (anchors.Length != count)
        {
            throw new ArgumentException(
                $"There is place for {anchors.Length} anchors; expected {rows} x {columns} x {_cell.Length} = {count}.", nameof(anchors));
        }

        int at = 0;
        for (int row = 0; row < rows; row++)
        {
            float y = (float)row * strideY;
            for (int column = 0; column < columns; column++)
            {
                float x = (float)column * strideX;
                foreach (Box box in _cell)
                    anchors[at++] = new Box(x + box.Left, y + box.Top, x + box.Right, y + box.Bottom);
            }
        }
    }

    private static void Check(ReadOnlySpan<float> numbers, string name)
    {
        if (numbers.IsEmpty)
            throw new ArgumentException("There is none; expected at least one.", name);
        foreach (float number in numbers)
        {
            if (!(number > 0 && float.IsFinite(number)))
                throw new ArgumentException($"One is {number}; expected positive numbers.", name);
        }
    }
}
