using Samples.Reports;
using ScottPlot;
using Unroll.Vision;

namespace Samples.Style;

/// <summary>A report with the size at which it was made.</summary>
internal sealed record StyleReport(int Side, StyleProgress Progress);

/// <summary>What is drawn of a transfer besides its result.</summary>
internal static class StylePictures
{
    /// <summary>Writes the losses of all sizes, one behind the other.</summary>
    public static void SaveCurves(string path, IReadOnlyList<StyleReport> reports)
    {
        var plot = new Plot();
        plot.Title("losses while a picture is painted");
        plot.XLabel("iterations, all sizes one after the other");
        plot.YLabel("logarithm to the base 10");
        double[] places = [.. Places(reports)];
        Curve("style", report => report.Style);
        Curve("content", report => report.Content);
        Curve("total variation", report => report.Variation);
        plot.ShowLegend(Edge.Bottom);
        OutputFile.Write(path, plot.GetImageBytes(760, 420, ImageFormat.Png));

        void Curve(string name, Func<StyleProgress, double> loss)
        {
            // Where the picture is the content itself, its loss is 0.
            double[] values = [.. reports.Select(report => loss(report.Progress) is > 0 and var value ? Math.Log10(value) : double.NaN)];
            var curve = plot.Add.Scatter(places, values);
            curve.LegendText = name;
            curve.LineWidth = 2;
        }
    }

    /// <summary>Pictures side by side, all of one size.</summary>
    public static Picture Row(IReadOnlyList<Picture> pictures)
    {
        int side = pictures[0].Width;
        var row = new Picture(pictures[0].Height, side * pictures.Count);
        for (int i = 0; i < pictures.Count; i++)
        {
            for (int y = 0; y < row.Height; y++)
                pictures[i].Row(y).CopyTo(row.Row(y)[(3 * i * side)..]);
        }

        return row;
    }

    private static IEnumerable<double> Places(IReadOnlyList<StyleReport> reports)
    {
        int before = 0, last = 0, side = 0;
        foreach (StyleReport report in reports)
        {
            if (report.Side != side)
                (before, side) = (before + last, report.Side);
            last = report.Progress.Iteration;
            yield return before + last;
        }
    }
}
