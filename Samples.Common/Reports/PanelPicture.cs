using SkiaSharp;

namespace Samples.Reports;

/// <summary>Gray square pictures of one size, two a row, each under its name.</summary>
internal static class PanelPicture
{
    private const int Columns = 2, Caption = 30;

    /// <summary>Writes the picture as PNG.</summary>
    /// <param name="path">The file.</param>
    /// <param name="panels">The name and the brightness, from 0 (black) to 1, of each.</param>
    /// <param name="side">Height and width of one.</param>
    public static void Save(string path, IReadOnlyList<(string Name, float[] Brightness)> panels, int side)
    {
        int rows = (panels.Count + Columns - 1) / Columns;
        using var bitmap = new SKBitmap(Columns * side, rows * (side + Caption));
        using var canvas = new SKCanvas(bitmap);
        using var font = new SKFont(SKTypeface.Default, 18) { Edging = SKFontEdging.Antialias };
        using var ink = new SKPaint { Color = SKColors.Black, IsAntialias = true };
        canvas.Clear(SKColors.White);
        for (int i = 0; i < panels.Count; i++)
        {
            int left = i % Columns * side, top = i / Columns * (side + Caption);
            canvas.DrawText(panels[i].Name, left + 8, top + 21, font, ink);
            using SKBitmap panel = GrayBitmap.Create(panels[i].Brightness, side);
            canvas.DrawBitmap(panel, left, top + Caption);
        }

        using SKData png = bitmap.Encode(SKEncodedImageFormat.Png, 100);
        OutputFile.Write(path, png.AsSpan());
    }
}
