using SkiaSharp;

namespace Samples.Reports;

/// <summary>Makes bitmaps of numbers.</summary>
internal static class GrayBitmap
{
    /// <summary>A square bitmap of brightnesses from 0 (black) to 1 (white), row by row.</summary>
    public static SKBitmap Create(ReadOnlySpan<float> brightness, int side)
    {
        var pixels = new SKColor[side * side];
        for (int i = 0; i < pixels.Length; i++)
        {
            byte gray = (byte)Math.Round(255 * Math.Clamp(brightness[i], 0, 1));
            pixels[i] = new SKColor(gray, gray, gray);
        }

        return new SKBitmap(side, side) { Pixels = pixels };
    }
}
