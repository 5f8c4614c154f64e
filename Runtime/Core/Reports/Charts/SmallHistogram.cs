using System.Text;

namespace Unroll;

/// <summary>A histogram in a line of a table: columns as they are now, and an outline as they were, each as high as its
/// fullest part.</summary>
internal static class SmallHistogram
{
    private const double Width = 132, Height = 26;

    /// <summary>The histogram.</summary>
    /// <param name="now">What the numbers are like.</param>
    /// <param name="before">What they were like; null for no outline.</param>
    public static Markup Draw(TensorStatistics now, TensorStatistics? before = null) => Markup.Of(html =>
    {
        if (double.IsNaN(now.Minimum))
            return;
        double low = now.Minimum, high = now.Maximum;
        if (before is not null && !double.IsNaN(before.Minimum))
            (low, high) = (Math.Min(low, before.Minimum), Math.Max(high, before.Maximum));
        if (high <= low)
            (low, high) = (low - 1, high + 1);
        html.Add($"<svg class=\"small\" viewBox=\"0 0 {Width} {Height}\" preserveAspectRatio=\"none\" role=\"img\" ");
        html.Add($"aria-label=\"{Figure.Of(now.Minimum)} to {Figure.Of(now.Maximum)}\">");
        html.Add($"<path class=\"column\" d=\"{Outline(now, low, high)}Z\"/>");
        if (before is not null && !double.IsNaN(before.Minimum))
            html.Add($"<path class=\"before\" d=\"{Outline(before, low, high)}\"/>");
        html.Add($"</svg>");
    });

    private static string Outline(TensorStatistics numbers, double low, double high)
    {
        double scale = Width / (high - low), width = (numbers.Maximum - numbers.Minimum) / TensorStatistics.Columns;
        var path = new StringBuilder($"M{Figure.Place((numbers.Minimum - low) * scale)} {Height}");
        if (width <= 0)   // all are equal: a stroke in their place
            return path.Append($"V0h1.5V{Height}").ToString();
        int most = numbers.Histogram.Max();
        for (int i = 0; i < TensorStatistics.Columns; i++)
        {
            path.Append($"V{Figure.Place(Height - ((Height - 1) * numbers.Histogram[i] / most))}");
            path.Append($"H{Figure.Place((numbers.Minimum + ((i + 1) * width) - low) * scale)}");
        }

        return path.Append($"V{Height}").ToString();
    }
}
