namespace Unroll;

/// <summary>The axes of a chart as SVG, and what is drawn between them. Its size is in units of which a chart has 440 by 250.</summary>
internal sealed class ChartFrame(Axis along, Axis upward)
{
    private const double Width = 440, Height = 250, Left = 50, Right = 426, Top = 26, Bottom = 214;
    private const double Character = 6.1;   // the width of most, in the size of the labels

    /// <summary>Opens the picture and draws the axes; the caller closes it.</summary>
    /// <param name="html">Where to.</param>
    /// <param name="label">What it shows, for who cannot see it.</param>
    /// <param name="unit">What stands above the left axis.</param>
    /// <param name="below">What stands below the lower axis.</param>
    /// <param name="names">Names of the places along the lower axis; empty for numbers.</param>
    public void Open(HtmlWriter html, string label, string unit, string below, IReadOnlyList<string> names)
    {
        html.Add($"<svg viewBox=\"0 0 {Width} {Height}\" role=\"img\" aria-label=\"{label}\">");
        html.Add($"<text class=\"unit\" x=\"0\" y=\"11\">{unit}</text>");
        foreach (double tick in upward.Ticks)
        {
            string y = Figure.Place(Y(tick));
            html.Add($"<path class=\"grid\" d=\"M{Left} {y}H{Right}\"/>");
            html.Add($"<text class=\"end\" x=\"{Left - 7}\" y=\"{y}\" dy=\".34em\">{Tick(upward, tick)}</text>");
        }

        html.Add($"<path class=\"axis\" d=\"M{Left} {Bottom}H{Right}\"/>");
        if (names.Count > 0)
            Names(html, names);
        else
            Numbers(html);
        html.Add($"<text class=\"unit end\" x=\"{Right}\" y=\"{Height - 4}\">{below}</text>");
    }

    /// <summary>A curve.</summary>
    public void Curve(HtmlWriter html, Series curve)
    {
        html.Add($"<path class=\"line {curve.Style}\" d=\"");
        bool isBegun = false;
        foreach ((double x, double y) in curve.Points)
        {
            if (upward.Shows(y))
                html.Add($"{(isBegun ? "L" : "M")}{Figure.Place(X(x))} {Figure.Place(Y(y))}");
            isBegun = upward.Shows(y);
        }

        html.Add($"\"/>");
    }

    /// <summary>The points of a curve, with what is told where somebody points at one.</summary>
    public void Dots(HtmlWriter html, Series curve, Func<(double X, double Y), string> tell)
    {
        foreach ((double X, double Y) point in curve.Points.Where(point => upward.Shows(point.Y)))
        {
            html.Add($"<circle class=\"dot {curve.Style}\" cx=\"{Figure.Place(X(point.X))}\" cy=\"{Figure.Place(Y(point.Y))}\" r=\"2.6\">");
            html.Add($"<title>{tell(point)}</title></circle>");
        }
    }

    /// <summary>The area between two curves.</summary>
    public void Area(HtmlWriter html, IReadOnlyList<(double X, double Low, double High)> points)
    {
        (double X, double Low, double High)[] shown = [.. points.Where(point => upward.Shows(point.Low) && upward.Shows(point.High))];
        if (shown.Length == 0)
            return;
        html.Add($"<path class=\"area\" d=\"");
        for (int i = 0; i < shown.Length; i++)
            html.Add($"{(i == 0 ? "M" : "L")}{Figure.Place(X(shown[i].X))} {Figure.Place(Y(shown[i].High))}");
        for (int i = shown.Length - 1; i >= 0; i--)
            html.Add($"L{Figure.Place(X(shown[i].X))} {Figure.Place(Y(shown[i].Low))}");
        html.Add($"Z\"/>");
    }

    /// <summary>A horizontal line.</summary>
    public void Guide(HtmlWriter html, double value, string name)
    {
        string y = Figure.Place(Y(value));
        html.Add($"<path class=\"guide\" d=\"M{Left} {y}H{Right}\"/>");
        html.Add($"<text class=\"end over\" x=\"{Right}\" y=\"{Figure.Place(Y(value) - 5)}\">{name}</text>");
    }

    /// <summary>A vertical line.</summary>
    public void Mark(HtmlWriter html, double place, string name)
    {
        double x = X(place);
        html.Add($"<path class=\"guide\" d=\"M{Figure.Place(x)} {Top - 4}V{Bottom}\"/>");
        bool isRight = x > (Left + Right) / 2;
        html.Add($"<text class=\"over {(isRight ? "end" : "")}\" x=\"{Figure.Place(isRight ? x - 5 : x + 5)}\" ");
        html.Add($"y=\"{Top + 4}\">{name}</text>");
    }

    /// <summary>A dot for each pair of numbers.</summary>
    public void Scatter(HtmlWriter html, IEnumerable<(double X, double Y)> points)
    {
        html.Add($"<path class=\"cloud\" d=\"");
        foreach ((double x, double y) in points)
            html.Add($"M{Figure.Place(X(x))} {Figure.Place(Y(y))}h0");
        html.Add($"\"/>");
    }

    /// <summary>The line on which both numbers are equal.</summary>
    public void Diagonal(HtmlWriter html)
    {
        double low = Math.Max(along.Low, upward.Low), high = Math.Min(along.High, upward.High);
        html.Add($"<path class=\"guide\" d=\"M{Figure.Place(X(low))} {Figure.Place(Y(low))}");
        html.Add($"L{Figure.Place(X(high))} {Figure.Place(Y(high))}\"/>");
    }

    /// <summary>Columns of equal width that fill the lower axis.</summary>
    public void Columns(HtmlWriter html, IReadOnlyList<int> counts, double low, double high)
    {
        double width = (high - low) / counts.Count;
        for (int i = 0; i < counts.Count; i++)
        {
            if (counts[i] == 0)
                continue;
            double left = X(low + (i * width)), right = X(low + ((i + 1) * width)), top = Y(counts[i]);
            html.Add($"<rect class=\"column\" x=\"{Figure.Place(left + 0.5)}\" y=\"{Figure.Place(top)}\" ");
            html.Add($"width=\"{Figure.Place(Math.Max(0.5, right - left - 1))}\" height=\"{Figure.Place(Bottom - top)}\">");
            html.Add($"<title>{Figure.Of(low + (i * width))} to {Figure.Of(low + ((i + 1) * width))}: {counts[i]:N0}</title></rect>");
        }
    }

    private static string Tick(Axis axis, double tick) => axis.IsLogarithmic && tick is < 1e-4 or >= 1e4
        ? Figure.Of(tick, 1)
        : Figure.Of(Math.Abs(tick) < 1e-12 ? 0 : tick, 4);

    private double X(double value) => Left + 8 + ((Right - Left - 16) * along.At(value));

    private double Y(double value) => Bottom - ((Bottom - Top) * upward.At(value));

    private void Numbers(HtmlWriter html)
    {
        foreach (double tick in along.Ticks)
        {
            html.Add($"<path class=\"axis\" d=\"M{Figure.Place(X(tick))} {Bottom}v4\"/>");
            html.Add($"<text class=\"middle\" x=\"{Figure.Place(X(tick))}\" y=\"{Bottom + 16}\">{Tick(along, tick)}</text>");
        }
    }

    // As many names as there is room for; the others are told where somebody points.
    private void Names(HtmlWriter html, IReadOnlyList<string> names)
    {
        double free = double.NegativeInfinity;
        for (int i = 0; i < names.Count; i++)
        {
            double x = X(i), half = names[i].Length * Character / 2;
            html.Add($"<path class=\"axis\" d=\"M{Figure.Place(x)} {Bottom}v3\"/>");
            double center = Math.Clamp(x, half, Width - half);
            if (center - half < free || (i < names.Count - 1 && i > 0 && Overlaps(names, center + half)))
                continue;
            html.Add($"<text class=\"middle\" x=\"{Figure.Place(center)}\" y=\"{Bottom + 16}\">{names[i]}</text>");
            free = center + half + 6;
        }
    }

    // Whether a name that ends there leaves no room for the last one.
    private bool Overlaps(IReadOnlyList<string> names, double end)
    {
        double half = names[^1].Length * Character / 2;
        return end + 6 > Math.Min(X(names.Count - 1), Width - half) - half;
    }
}
