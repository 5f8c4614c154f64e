using SkiaSharp;

namespace Unroll.Pictures;

/// <summary>Draws the icon of the packages: a roll whose end runs out straight, over a row of layers.</summary>
internal static class Icon
{
    private const int Size = 128, Margin = 12;

    private static readonly SKColor Background = new(0x2b, 0x1a, 0x6b), Roll = SKColors.White, Layers = new(0x4e, 0xd9, 0xc0);

    /// <returns>A PNG file.</returns>
    public static byte[] Draw()
    {
        using var surface = SKSurface.Create(new SKImageInfo(Size, Size, SKColorType.Rgba8888, SKAlphaType.Premul));
        surface.Canvas.Clear(SKColors.Transparent);
        using (var background = new SKPaint { Color = Background, IsAntialias = true })
            surface.Canvas.DrawRoundRect(0, 0, Size, Size, 26, 26, background);
        DrawRoll(surface.Canvas);
        DrawLayers(surface.Canvas);

        using SKImage image = surface.Snapshot();
        using SKData data = image.Encode(SKEncodedImageFormat.Png, quality: 100);
        return data.ToArray();
    }

    /// <summary>A spiral from its middle outwards, which leaves below, straight to the right.</summary>
    private static void DrawRoll(SKCanvas canvas)
    {
        const float thickness = 12, middle = 45, bottom = 74, innerRadius = 5, outerRadius = 33, turns = 1.5f;
        const int steps = 160;
        using var path = new SKPath();
        for (int i = 0; i <= steps; i++)
        {
            // The last angle points down, where the straight part begins.
            float part = (float)i / steps;
            float angle = MathF.PI * (0.5f + 2 * turns * (1 - part)), radius = innerRadius + part * (outerRadius - innerRadius);
            float x = middle + radius * MathF.Cos(angle), y = bottom - outerRadius + radius * MathF.Sin(angle);
            if (i == 0)
                path.MoveTo(x, y);
            else
                path.LineTo(x, y);
        }
        path.LineTo(Size - Margin - thickness / 2, bottom);

        using var paint = new SKPaint
        {
            Color = Roll, IsAntialias = true,
            IsStroke = true, StrokeWidth = thickness, StrokeCap = SKStrokeCap.Round, StrokeJoin = SKStrokeJoin.Round,
        };
        canvas.DrawPath(path, paint);
    }

    /// <summary>The layers. All their edges are multiples of four, so that they are sharp in an icon of 32 pixels, too.</summary>
    private static void DrawLayers(SKCanvas canvas)
    {
        const int count = 4, width = 20, gap = 8, top = 88;
        using var paint = new SKPaint { Color = Layers, IsAntialias = true };
        for (int i = 0; i < count; i++)
            canvas.DrawRoundRect(Margin + i * (width + gap), top, width, Size - Margin - top, 4, 4, paint);
    }
}
