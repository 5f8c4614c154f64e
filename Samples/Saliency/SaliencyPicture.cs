using SkiaSharp;
using Samples.Reports;

namespace Samples.Saliency;

/// <summary>A picture, and the gradient of a class by it.</summary>
internal sealed record SeenImage(float[] Pixels, float[] Gradient, string Predicted, string True);

/// <summary>
/// Pictures above their gradients. Red pixels speak for the class, blue ones against it; the stronger the color, the more the score would
/// change. The picture itself is faint behind them.
/// </summary>
internal static class SaliencyPicture
{
    private const int Columns = 5, Scale = 5, Gap = 14, Caption = 44;
    private const float Faint = 0.25f;

    /// <summary>Writes the picture as PNG.</summary>
    public static void Save(string path, IReadOnlyList<SeenImage> images, int side)
    {
        int cell = side * Scale, rows = (images.Count + Columns - 1) / Columns, height = (2 * cell) + Caption + (2 * Gap);
        using var bitmap = new SKBitmap((Columns * (cell + Gap)) + Gap, (rows * height) + Gap);
        using var canvas = new SKCanvas(bitmap);
        using var font = new SKFont(SKTypeface.Default, 15) { Edging = SKFontEdging.Antialias };
        using var ink = new SKPaint { Color = SKColors.Black, IsAntialias = true };
        canvas.Clear(SKColors.White);
        for (int i = 0; i < images.Count; i++)
        {
            int left = Gap + (i % Columns * (cell + Gap)), top = Gap + (i / Columns * height);
            using SKBitmap pixels = GrayBitmap.Create([.. images[i].Pixels.Select(pixel => 1 - pixel)], side);
            using SKBitmap gradient = Tint(images[i], side);
            canvas.DrawBitmap(pixels, SKRect.Create(left, top, cell, cell));
            canvas.DrawBitmap(gradient, SKRect.Create(left, top + cell + 4, cell, cell));
            canvas.DrawText(images[i].Predicted, left, top + (2 * cell) + 22, font, ink);
            if (images[i].Predicted != images[i].True)
                canvas.DrawText($"true: {images[i].True}", left, top + (2 * cell) + 40, font, ink);
        }

        using SKData png = bitmap.Encode(SKEncodedImageFormat.Png, 100);
        OutputFile.Write(path, png.AsSpan());
    }

    private static SKBitmap Tint(SeenImage image, int side)
    {
        float largest = image.Gradient.Max(Math.Abs);
        var colors = new SKColor[side * side];
        for (int i = 0; i < colors.Length; i++)
        {
            float strength = largest > 0 ? Math.Abs(image.Gradient[i]) / largest : 0;
            float ground = 1 - (Faint * image.Pixels[i]);
            byte pale = Byte(ground * (1 - strength)), full = Byte(ground + ((1 - ground) * strength));
            colors[i] = image.Gradient[i] > 0 ? new SKColor(full, pale, pale) : new SKColor(pale, pale, full);
        }

        return new SKBitmap(side, side) { Pixels = colors };
    }

    private static byte Byte(float value) => (byte)Math.Round(255 * Math.Clamp(value, 0, 1));
}
