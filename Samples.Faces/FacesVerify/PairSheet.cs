using Samples.Reports;
using Samples.Training;
using SkiaSharp;

namespace Samples.FacesVerify;

/// <summary>A sheet of pairs with their distances: above those told rightly, below those told wrongly.</summary>
internal static class PairSheet
{
    private const int Columns = 6, RowsOfKind = 2, Scale = 2, Gap = 16, Caption = 24, Head = 34;
    private static readonly SKColor Right = new(0x1b, 0x7f, 0x3b), Wrong = new(0xc6, 0x1a, 0x1a);

    /// <summary>Writes the sheet as PNG: of each kind the first pairs, half of them of one class where there are so many.</summary>
    public static void Save(string path, Verification verification)
    {
        int cell = (2 * Side) + Gap, row = Side + Caption + Gap;
        using var bitmap = new SKBitmap((Columns * cell) + Gap, 2 * (Head + (RowsOfKind * row)));
        using var canvas = new SKCanvas(bitmap);
        using var font = new SKFont(SKTypeface.Default, 15) { Edging = SKFontEdging.Antialias };
        canvas.Clear(SKColors.White);
        int top = 0;
        foreach (bool isRight in new[] { true, false })
        {
            using var ink = new SKPaint { Color = isRight ? Right : Wrong, IsAntialias = true };
            canvas.DrawText(isRight ? "told rightly" : "told wrongly", Gap, top + 24, font, ink);
            int[] shown = Choose(verification, isRight);
            for (int i = 0; i < shown.Length; i++)
                Draw(canvas, font, ink, verification, shown[i], Gap + (i % Columns * cell), top + Head + (i / Columns * row));
            top += Head + (RowsOfKind * row);
        }

        using SKData png = bitmap.Encode(SKEncodedImageFormat.Png, 100);
        OutputFile.Write(path, png.AsSpan());
    }

    private static int Side => ImageSets.Side * Scale;

    /// <summary>A row of pairs of one class and a row of pairs of two.</summary>
    private static int[] Choose(Verification verification, bool isRight)
    {
        int[] pairs = [.. Enumerable.Range(0, verification.Pairs.Count).Where(pair => verification.IsRight(pair) == isRight)];
        return
        [
            .. pairs.Where(pair => verification.Pairs[pair].IsSame).Take(Columns),
            .. pairs.Where(pair => !verification.Pairs[pair].IsSame).Take(Columns),
        ];
    }

    private static void Draw(SKCanvas canvas, SKFont font, SKPaint ink, Verification verification, int pair, int left, int top)
    {
        (int first, int second, bool isSame) = verification.Pairs[pair];
        foreach ((int image, int x) in new[] { (first, left), (second, left + Side) })
        {
            float[] pixels = verification.Set.Unseen.Input(image).ToArray();
            using SKBitmap picture = GrayBitmap.Create([.. pixels.Select(pixel => 1 - pixel)], ImageSets.Side);
            canvas.DrawBitmap(picture, SKRect.Create(x, top, Side, Side));
        }

        canvas.DrawText($"{verification.Distances[pair]:F2} {(isSame ? "same" : "different")}", left, top + Side + 17, font, ink);
        ink.Style = SKPaintStyle.Stroke;
        canvas.DrawRect(SKRect.Create(left, top, 2 * Side, Side), ink);
        ink.Style = SKPaintStyle.Fill;
    }
}
