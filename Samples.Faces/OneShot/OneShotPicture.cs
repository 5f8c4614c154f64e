using Samples.Reports;
using ScottPlot;

namespace Samples.OneShot;

/// <summary>Accuracy against the images of a class that are known.</summary>
internal static class OneShotPicture
{
    private static readonly string[] Colors = ["#1f77b4", "#d62728"];

    /// <summary>Writes the picture as PNG; of two curves that follow one another the second is dotted, in the color of the first.</summary>
    public static void Save(string path, IReadOnlyList<OneShotCurve> curves)
    {
        using var plot = new Plot();
        plot.Title("five classes that were not learned");
        plot.XLabel("known images of each class");
        plot.YLabel("images recognized (%)");
        for (int i = 0; i < curves.Count; i++)
        {
            double[] known = [.. OneShotCurve.Known.Select(each => Math.Log2(each))];
            double[] accuracies = [.. OneShotCurve.Known.Select((_, place) => 100 * curves[i].Mean(place))];
            var curve = plot.Add.Scatter(known, accuracies, Color.FromHex(Colors[i / 2 % Colors.Length]));
            curve.LegendText = curves[i].Name;
            curve.LineWidth = 2;
            curve.MarkerSize = 7;
            curve.LinePattern = i % 2 == 0 ? LinePattern.Solid : LinePattern.Dotted;
        }

        plot.Axes.SetLimitsY(0, 100);
        plot.Axes.Bottom.SetTicks(
            [.. OneShotCurve.Known.Select(each => Math.Log2(each))], [.. OneShotCurve.Known.Select(each => $"{each}")]);
        plot.ShowLegend(Edge.Bottom);
        OutputFile.Write(path, plot.GetImageBytes(760, 520, ImageFormat.Png));
    }
}
