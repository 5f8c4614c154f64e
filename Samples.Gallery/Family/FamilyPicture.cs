using Samples.Reports;
using ScottPlot;
using ScottPlot.MultiplotLayouts;
using Unroll;

namespace Samples.Family;

/// <summary>What accuracy costs: against the parameters that a network has, and against the time that it was trained for.</summary>
internal static class FamilyPicture
{
    private static readonly Color[] Colors =
        [Color.FromHex("#1f77b4"), Color.FromHex("#d62728"), Color.FromHex("#2ca02c"), Color.FromHex("#9467bd")];

    /// <summary>Writes the picture as PNG.</summary>
    /// <param name="path">The file.</param>
    /// <param name="results">Trainings with at least one completed epoch each.</param>
    /// <param name="testImages">How many test images there are.</param>
    public static void Save(string path, IReadOnlyList<FamilyResult> results, int testImages)
    {
        var pair = new Multiplot();
        pair.AddPlots(2);
        pair.Layout = new Columns();
        DrawSizes(pair.GetPlot(0), results, testImages);
        DrawCourses(pair.GetPlot(1), results);
        OutputFile.Write(path, pair.Render(1300, 480).GetImageBytes());
    }

    private static void DrawSizes(Plot plot, IReadOnlyList<FamilyResult> results, int testImages)
    {
        plot.Title("accuracy against parameters");
        plot.XLabel("parameters (thousands)");
        plot.YLabel($"of {testImages:N0} test images recognized (%)");
        for (int i = 0; i < results.Count; i++)
        {
            double thousands = results[i].Network.ParameterCount / 1e3;
            var point = plot.Add.Scatter([thousands], new[] { 100 * results[i].TestAccuracy }, ColorOf(i));
            point.MarkerSize = 12;
            point.LegendText = $"{results[i].Title}: {100 * results[i].TestAccuracy:F2} %";
        }

        plot.Axes.AutoScale();
        plot.Axes.SetLimitsX(0, 1.15 * results.Max(result => result.Network.ParameterCount) / 1e3);
        plot.ShowLegend(Edge.Bottom);
    }

    private static void DrawCourses(Plot plot, IReadOnlyList<FamilyResult> results)
    {
        plot.Title("accuracy against training time");
        plot.XLabel("time of training (s)");
        plot.YLabel("development images recognized (%)");
        for (int i = 0; i < results.Count; i++)
        {
            double seconds = 0;
            var times = new List<double>();
            foreach (EpochResult epoch in results[i].History.Epochs)
                times.Add(seconds += epoch.TrainingTime.TotalSeconds);
            var curve = plot.Add.Scatter(
                times, results[i].History.Epochs.Select(epoch => 100 * epoch.DevAccuracy ?? double.NaN).ToList(), ColorOf(i));
            curve.LegendText = results[i].Title;
            curve.LineWidth = 2;
            curve.MarkerSize = 6;
        }

        plot.ShowLegend(Edge.Bottom);
    }

    private static Color ColorOf(int network) => Colors[network % Colors.Length];
}
