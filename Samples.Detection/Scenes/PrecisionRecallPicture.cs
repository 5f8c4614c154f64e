using ScottPlot;
using Samples.Reports;
using Unroll.Vision;

namespace Samples.Scenes;

/// <summary>How a detector trades precision for recall.</summary>
internal static class PrecisionRecallPicture
{
    private const int Width = 800, Height = 600;

    /// <summary>Precision against recall, a curve a class.</summary>
    public static void Save(string path, VocResult result, IReadOnlyList<string> classes)
    {
        using var plot = new Plot();
        foreach (VocClass row in result.Classes.Where(row => row.Curve.Points.Count > 0))
        {
            double[] recall = [.. row.Curve.Points.Select(point => point.Recall)];
            double[] precision = [.. row.Curve.Points.Select(point => point.Precision)];
            ScottPlot.Plottables.Scatter curve = plot.Add.ScatterLine(recall, precision);
            curve.LegendText = $"{classes[row.Class]}: {100 * row.AveragePrecision:F1} %";
            curve.LineWidth = 2;
        }

        plot.Title($"Mean average precision {100 * result.MeanAveragePrecision:F1} %, overlap of at least half");
        plot.XLabel("recall");
        plot.YLabel("precision");
        plot.Axes.SetLimits(0, 1, 0, 1.02);
        plot.ShowLegend(Alignment.LowerLeft);
        OutputFile.Write(path, plot.GetImageBytes(Width, Height, ImageFormat.Png));
    }
}
