using SkiaSharp;

namespace Samples.Reports;

/// <summary>One image of the sheet: its pixels from 0 (background) to 1, what the network took it for, and what it is.</summary>
internal sealed record PredictedImage(float[] Pixels, string Predicted, string True)
{
    public bool IsRight => Predicted == True;
}

/// <summary>A sheet of square images, five a row, each with the predicted and the true class; the wrong ones are red and crossed.</summary>
internal static class PredictionSheet
{
    private const int Columns = 5, Scale = 5, Gap = 14, Caption = 44, Head = 48;
    private static readonly SKColor Right = new(0x1b, 0x7f, 0x3b), Wrong = new(0xc6, 0x1a, 0x1a);

    /// <summary>Writes the sheet as PNG.</summary>
    /// <param name="path">The file.</param>
    /// <param name="title">The line above the images.</param>
    /// <param name="images">The images in the order of the sheet.</param>
    /// <param name="side">Height and width of an image in pixels.</param>
    public static void Save(string path, string title, IReadOnlyList<PredictedImage> images, int side)
    {
        int cell = side * Scale + Gap, rows = (images.Count + Columns - 1) / Columns;
        using var bitmap = new SKBitmap(Columns * cell + Gap, Head + rows * (cell + Caption) + Gap);
        using var canvas = new SKCanvas(bitmap);
        using var font = new SKFont(SKTypeface.Default, 16) { Edging = SKFontEdging.Antialias };
        canvas.Clear(SKColors.White);
        using (var ink = new SKPaint { Color = SKColors.Black, IsAntialias = true })
            canvas.DrawText(title, Gap, 32, font, ink);
        for (int i = 0; i < images.Count; i++)
            DrawImage(canvas, font, images[i], side, Gap + i % Columns * cell, Head + i / Columns * (cell + Caption));
        using SKData png = bitmap.Encode(SKEncodedImageFormat.Png, 100);
        OutputFile.Write(path, png.AsSpan());
    }

    private static void DrawImage(SKCanvas canvas, SKFont font, PredictedImage image, int side, int left, int top)
    {
        using SKBitmap pixels = GrayBitmap.Create([.. image.Pixels.Select(pixel => 1 - pixel)], side);
        var frame = SKRect.Create(left, top, side * Scale, side * Scale);
        canvas.DrawBitmap(pixels, frame);
        using var ink = new SKPaint { Color = image.IsRight ? Right : Wrong, IsAntialias = true, StrokeWidth = image.IsRight ? 1 : 4 };
        canvas.DrawText(image.Predicted, left, frame.Bottom + 18, font, ink);
        canvas.DrawText($"true: {image.True}", left, frame.Bottom + 36, font, ink);
        if (!image.IsRight)
        {
            float size = 22, x = frame.Right - size - 5, y = frame.Top + 5;
            canvas.DrawLine(x, y, x + size, y + size, ink);
            canvas.DrawLine(x, y + size, x + size, y, ink);
        }

        ink.Style = SKPaintStyle.Stroke;
        canvas.DrawRect(frame, ink);
    }
}
