namespace Unroll.Vision.Decoding;

/// <summary>Turns and mirrors pictures as Exif's orientations say.</summary>
internal static class Orientation
{
    /// <summary>The picture as a person is to see it.</summary>
    /// <param name="stored">The picture as the file has it.</param>
    /// <param name="orientation">1 to 8: where the first row and the first column of the file belong.</param>
    public static Picture Upright(Picture stored, int orientation)
    {
        if (orientation == 1)
            return stored;

        int lastRow = stored.Height - 1, lastColumn = stored.Width - 1;
        bool turned = orientation >= 5;
        var upright = new Picture(turned ? stored.Width : stored.Height, turned ? stored.Height : stored.Width, stored.Channels);
        for (int y = 0; y < upright.Height; y++)
        {
            Span<byte> row = upright.Row(y);
            for (int x = 0; x < upright.Width; x++)
            {
                (int fromRow, int fromColumn) = orientation switch
                {
                    2 => (y, lastColumn - x),
                    3 => (lastRow - y, lastColumn - x),
                    4 => (lastRow - y, x),
                    5 => (x, y),
                    6 => (lastRow - x, y),
                    7 => (lastRow - x, lastColumn - y),
                    _ => (x, lastColumn - y),
                };
                stored.Row(fromRow).Slice(fromColumn * stored.Channels, stored.Channels).CopyTo(row[(x * stored.Channels)..]);
            }
        }

        return upright;
    }
}
