using System.Runtime.CompilerServices;
using Unroll.Vision.Drawing;

namespace Unroll.Vision;

/// <content>Boxes, points and labels, for people who look at what a network found.</content>
public sealed partial class Picture
{
    /// <summary>
    /// Draws the border of a box, inside of it. What lies outside of the picture is left out. Coordinates count pixels from the upper left
    /// corner, so that the first pixel lies from 0 to 1, as those of a <see cref="Letterbox"/>; they are rounded to whole pixels.
    /// </summary>
    /// <param name="left">The left edge.</param>
    /// <param name="top">The upper edge.</param>
    /// <param name="right">The right edge.</param>
    /// <param name="bottom">The lower edge.</param>
    /// <param name="color">The color.</param>
    /// <param name="thickness">The pixels of the border.</param>
    /// <exception cref="ArgumentException">A coordinate is not finite, the left edge is right of the right one, or the upper below the
    /// lower.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The thickness is not positive.</exception>
    public void DrawBox(double left, double top, double right, double bottom, PictureColor color, int thickness = 2)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(thickness);
        (int x0, int y0, int x1, int y1) = (Pixel(left), Pixel(top), Pixel(right), Pixel(bottom));
        if (left > right || top > bottom)
        {
            throw new ArgumentException(
                $"The box from ({left}, {top}) to ({right}, {bottom}) ends before it begins; expected left, top, right and bottom.");
        }

        // A box that is smaller than its border is a spot; even an empty one can be seen.
        (x1, y1) = (Math.Max(x1, x0 + 1), Math.Max(y1, y0 + 1));
        int across = Math.Min(thickness, x1 - x0), down = Math.Min(thickness, y1 - y0);
        Fill(x0, y0, x1, y0 + down, color);
        Fill(x0, y1 - down, x1, y1, color);
        Fill(x0, y0, x0 + across, y1, color);
        Fill(x1 - across, y0, x1, y1, color);
    }

    /// <summary>Draws a point as a disk. What lies outside of the picture is left out.</summary>
    /// <param name="x">The center, counted as in <see cref="DrawBox"/>: 0.5 is the middle of the first column.</param>
    /// <param name="y">Its distance from the upper edge.</param>
    /// <param name="color">The color.</param>
    /// <param name="radius">The radius in pixels.</param>
    /// <exception cref="ArgumentException">A coordinate is not finite.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The radius is not positive.</exception>
    public void DrawPoint(double x, double y, PictureColor color, double radius = 2)
    {
        if (!(radius > 0 && double.IsFinite(radius)))
            throw new ArgumentOutOfRangeException(nameof(radius), radius, "Expected a positive radius.");
        int first = Math.Max(0, Pixel(y - radius) - 1), last = Math.Min(Height - 1, Pixel(y + radius) + 1);
        _ = Pixel(x);
        for (int row = first; row <= last; row++)
        {
            // The pixels of the row whose middles lie within the disk; of a tiny one the pixel in which it lies.
            double down = row + 0.5 - y, half = Math.Sqrt(radius * radius - down * down);
            if (half >= 0)
                Fill(Pixel(Math.Ceiling(x - half - 0.5)), row, Pixel(Math.Floor(x + half - 0.5)) + 1, row + 1, color);
        }

        Fill(Pixel(Math.Floor(x)), Pixel(Math.Floor(y)), Pixel(Math.Floor(x)) + 1, Pixel(Math.Floor(y)) + 1, color);
    }

    /// <summary>
    /// Writes a text of one line in black or white on a field of a color: above a place where there is room, below it otherwise, and
    /// moved to the left where it would end outside. Characters that are not ASCII become question marks.
    /// </summary>
    /// <param name="text">The text.</param>
    /// <param name="x">The left edge of the field.</param>
    /// <param name="y">Its lower edge; the upper edge of a box, for instance.</param>
    /// <param name="color">The color of the field.</param>
    /// <param name="scale">Pixels of the picture for each pixel of the letters, which are 6 wide and 13 high.</param>
    /// <exception cref="ArgumentException">A coordinate is not finite.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The scale is not positive.</exception>
    public void DrawLabel(string text, double x, double y, PictureColor color, int scale = 1)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(scale);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(scale, 64);
        int width = (int)Math.Min(MostPlace, ((long)text.Length * FixedFont.Width + 2) * scale), height = FixedFont.Height * scale;
        int left = Math.Max(0, Math.Min(Pixel(x), Width - width)), top = Pixel(y) - height;
        if (top < 0)
            top = Math.Max(0, Pixel(y));
        Fill(left, top, left + width, top + height, color);
        for (int i = 0; i < text.Length && left + (i * FixedFont.Width + 1) * scale < Width; i++)
            DrawLetter(text[i], left + (i * FixedFont.Width + 1) * scale, top, color.Readable, scale);
    }

    private void DrawLetter(char letter, int left, int top, PictureColor color, int scale)
    {
        for (int row = 0; row < FixedFont.Height; row++)
        {
            for (int column = 0; column < FixedFont.Width; column++)
            {
                if (FixedFont.IsSet(letter, row, column))
                    Fill(left + column * scale, top + row * scale, left + (column + 1) * scale, top + (row + 1) * scale, color);
            }
        }
    }

    // Places far outside are all the same, and sums of them are no overflow.
    private const int MostPlace = 1 << 28;

    private static int Pixel(double place, [CallerArgumentExpression(nameof(place))] string? name = null) => double.IsFinite(place)
        ? (int)Math.Clamp(Math.Round(place), -MostPlace, MostPlace)
        : throw new ArgumentException($"A place of {place} cannot be drawn; expected a finite number.", name);

    private void Fill(int left, int top, int right, int bottom, PictureColor color)
    {
        (left, right) = (Math.Clamp(left, 0, Width), Math.Clamp(right, 0, Width));
        (top, bottom) = (Math.Clamp(top, 0, Height), Math.Clamp(bottom, 0, Height));
        for (int row = top; row < bottom; row++)
        {
            Span<byte> pixels = Row(row)[(left * Channels)..(right * Channels)];
            if (Channels == 1)
            {
                pixels.Fill(color.Gray);
                continue;
            }

            for (int i = 0; i < pixels.Length; i += 3)
                (pixels[i], pixels[i + 1], pixels[i + 2]) = (color.Red, color.Green, color.Blue);
        }
    }
}
