using System.Globalization;

namespace Unroll.Vision;

/// <summary>
/// Draws <see cref="RocCurve"/>s: true accepts upward from 0 to 1, false accepts to the right, by their logarithm, since for faces the rare
/// mistakes matter.
/// </summary>
public static class RocPicture
{
    private const int Left = 44, Right = 16, Top = 26, Bottom = 36, Thickness = 2;
    private static readonly PictureColor Ink = new(60, 60, 60), Grid = new(225, 225, 225);

    /// <summary>Draws some curves, each in a color of its own, with names and areas below right.</summary>
    /// <param name="curves">The curves by their names.</param>
    /// <param name="leastRate">The rate of false accepts at the left edge, above 0 and below 1.</param>
    /// <param name="height">The rows of the picture, at least 120.</param>
    /// <param name="width">Its columns, at least 160.</param>
    /// <exception cref="ArgumentException">There is no curve.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The rate is not above 0 and below 1, or the picture is too small.</exception>
    public static Picture Draw(
        IReadOnlyList<(string Name, RocCurve Curve)> curves, double leastRate = 1e-3, int height = 420, int width = 560)
    {
        ArgumentNullException.ThrowIfNull(curves);
        if (curves.Count == 0)
            throw new ArgumentException("There is no curve to draw.", nameof(curves));
        if (!(leastRate is > 0 and < 1))
            throw new ArgumentOutOfRangeException(nameof(leastRate), leastRate, "Expected a rate above 0 and below 1.");
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 120);
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 160);
        var picture = new Picture(height, width);
        picture.Pixels.Fill(255);
        DrawAxes(picture, leastRate);
        for (int i = 0; i < curves.Count; i++)
        {
            DrawCurve(picture, curves[i].Curve, leastRate, PictureColor.Of(Color(i)));
            string text = string.Create(CultureInfo.InvariantCulture, $"{curves[i].Name}: area {curves[i].Curve.Area:F4}");
            double down = height - Bottom - 8 - ((curves.Count - 1 - i) * 16);
            picture.DrawLabel(text, width - Right - 10 - (6 * text.Length), down, PictureColor.Of(Color(i)));
        }

        return picture;
    }

    // Yellow cannot be seen on white.
    private static int Color(int curve) => curve switch { 0 => 3, 1 => 0, 2 => 1, _ => curve + 1 };

    private static void DrawAxes(Picture picture, double leastRate)
    {
        for (int tenth = 0; tenth <= 10; tenth += 2)
        {
            double y = Down(picture, tenth / 10.0);
            picture.DrawBox(Left, y, picture.Width - Right, y + 1, Grid, thickness: 1);
            Write(picture, string.Create(CultureInfo.InvariantCulture, $"{tenth / 10.0:F1}"), Left - 24, y + 7);
        }

        for (int power = (int)Math.Ceiling(Math.Log10(leastRate)); power <= 0; power++)
        {
            double x = Across(picture, Math.Pow(10, power), leastRate);
            picture.DrawBox(x, Top, x + 1, picture.Height - Bottom, Grid, thickness: 1);
            string text = power == 0 ? "1" : $"1e{power}";
            Write(picture, text, Math.Min(x - (3 * text.Length), picture.Width - (6 * text.Length) - 4), picture.Height - Bottom + 16);
        }

        picture.DrawBox(Left, Top, picture.Width - Right + 1, picture.Height - Bottom + 1, Ink, thickness: 1);
        Write(picture, "true accepts", 4, Top - 10);
        Write(picture, "false accepts", ((picture.Width - Right + Left) / 2) - 39, picture.Height - 4);
    }

    private static void DrawCurve(Picture picture, RocCurve curve, double leastRate, PictureColor color)
    {
        (double x, double y) = (Left, Down(picture, curve.At(leastRate).TrueAcceptRate));
        foreach (RocPoint point in curve.Points.Where(point => point.FalseAcceptRate > leastRate))
        {
            // A distance is there or is not: the curve goes in steps.
            (double right, double up) = (Across(picture, point.FalseAcceptRate, leastRate), Down(picture, point.TrueAcceptRate));
            picture.DrawBox(x, y, right + Thickness, y + Thickness, color, Thickness);
            picture.DrawBox(right, up, right + Thickness, y + Thickness, color, Thickness);
            (x, y) = (right, up);
        }
    }

    private static void Write(Picture picture, string text, double x, double y) => picture.DrawLabel(text, x, y, PictureColor.White);

    private static double Across(Picture picture, double rate, double leastRate) =>
        Left + ((picture.Width - Left - Right) * (1 - (Math.Log10(rate) / Math.Log10(leastRate))));

    private static double Down(Picture picture, double rate) => Top + ((picture.Height - Top - Bottom) * (1 - rate));
}
