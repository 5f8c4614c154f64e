namespace Unroll.Vision.Decoding;

/// <summary>The filters of PNG's rows, PNG specification, section 9: a row stands as differences from its neighbours.</summary>
internal static class PngFilters
{
    /// <summary>Makes the differences of a row to bytes.</summary>
    /// <param name="filter">Which neighbours they are from.</param>
    /// <param name="row">The row.</param>
    /// <param name="above">The row above it, zeros for the first.</param>
    /// <param name="step">The bytes from a pixel to the next, at least 1.</param>
    /// <returns>Whether there is such a filter.</returns>
    public static bool Undo(int filter, Span<byte> row, ReadOnlySpan<byte> above, int step)
    {
        switch (filter)
        {
            case 0:
                break;
            case 1:
                for (int i = step; i < row.Length; i++)
                    row[i] += row[i - step];
                break;
            case 2:
                for (int i = 0; i < row.Length; i++)
                    row[i] += above[i];
                break;
            case 3:
                for (int i = 0; i < row.Length; i++)
                    row[i] += (byte)(((i >= step ? row[i - step] : 0) + above[i]) / 2);
                break;
            case 4:
                for (int i = 0; i < row.Length; i++)
                    row[i] += i >= step ? Paeth(row[i - step], above[i], above[i - step]) : above[i];
                break;
            default:
                return false;
        }

        return true;
    }

    // The neighbour that is nearest to left + above - corner; of equally near ones the first in this order.
    private static byte Paeth(byte left, byte above, byte corner)
    {
        int toLeft = Math.Abs(above - corner), toAbove = Math.Abs(left - corner), toCorner = Math.Abs(left + above - (2 * corner));
        if (toLeft <= toAbove && toLeft <= toCorner)
            return left;
        return toAbove <= toCorner ? above : corner;
    }
}
