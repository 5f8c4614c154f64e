using Samples.Reports;
using ScottPlot;
using SkiaSharp;

namespace Samples.Adversarial;

/// <summary>A picture after a step, and what it is taken for.</summary>
internal sealed record AttackedImage(float[] Pixels, int Step, string Predicted, bool IsRight);

/// <summary>How the accuracy falls with the size of the step, and beside it pictures after some of the steps.</summary>
internal static class AdversarialPicture
{
    /// <summary>The pictures of examples.</summary>
    public const int Rows = 3;

    private const int Side = 28, Scale = 4, Gap = 12, Caption = 24, Curve = 560, Head = 40;
    private static readonly SKColor Right = new(0x1b, 0x7f, 0x3b), Wrong = new(0xc6, 0x1a, 0x1a);

    /// <summary>The steps of the examples, in 255ths.</summary>
    public static readonly int[] Steps = [0, 4, 8, 16, 32];

    /// <summary>Writes the picture as PNG.</summary>
    public static void Save(string path, IReadOnlyList<(int Step, double Accuracy)> results, IReadOnlyList<AttackedImage> examples)
    {
        int cell = Side * Scale, height = Head + (Rows * (cell + Caption + Gap)) + Gap;
        using var bitmap = new SKBitmap(Curve + (Steps.Length * (cell + Gap)) + (2 * Gap), height);
        using var canvas = new SKCanvas(bitmap);
        using var font = new SKFont(SKTypeface.Default, 15) { Edging = SKFontEdging.Antialias };
        canvas.Clear(SKColors.White);
        using (SKBitmap curve = SKBitmap.Decode(Accuracy(results).GetImageBytes(Curve, height)))
            canvas.DrawBitmap(curve, 0, 0);
        for (int i = 0; i < examples.Count; i++)
        {
            int left = Curve + Gap + (i % Steps.Length * (cell + Gap)), top = i / Steps.Length * (cell + Caption + Gap);
            DrawExample(canvas, font, examples[i], left, top, i < Steps.Length);
        }

        using SKData png = bitmap.Encode(SKEncodedImageFormat.Png, 100);
        OutputFile.Write(path, png.AsSpan());
    }

    private static void DrawExample(SKCanvas canvas, SKFont font, AttackedImage example, int left, int top, bool withHead)
    {
        using var ink = new SKPaint { Color = SKColors.Black, IsAntialias = true };
        if (withHead)
            canvas.DrawText(example.Step == 0 ? "as it is" : $"step {example.Step} of 255", left, 26, font, ink);
        using SKBitmap pixels = GrayBitmap.Create([.. example.Pixels.Select(pixel => 1 - pixel)], Side);
        canvas.DrawBitmap(pixels, SKRect.Create(left, Head + top, Side * Scale, Side * Scale));
        ink.Color = example.IsRight ? Right : Wrong;
        canvas.DrawText(example.Predicted, left, Head + top + (Side * Scale) + 18, font, ink);
    }

    private static Plot Accuracy(IReadOnlyList<(int Step, double Accuracy)> results)
    {
        var plot = new Plot();
        plot.Title("the fast gradient sign method");
        plot.XLabel("step of every pixel (of 255 levels)");
        plot.YLabel("test images recognized (%)");
        var curve = plot.Add.Scatter(
            results.Select(result => (double)result.Step).ToArray(), results.Select(result => 100 * result.Accuracy).ToArray());
        curve.LineWidth = 2;
        curve.MarkerSize = 7;
        plot.Axes.SetLimitsY(0, 100);
        return plot;
    }
}
