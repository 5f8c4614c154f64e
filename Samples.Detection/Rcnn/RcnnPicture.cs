using Samples.Reports;
using ScottPlot;
using ScottPlot.MultiplotLayouts;

namespace Samples.Rcnn;

/// <summary>The figures of the detectors as bars.</summary>
internal static class RcnnPicture
{
    private static readonly Color[] Colors = [Color.FromHex("#1f77b4"), Color.FromHex("#d62728"), Color.FromHex("#2ca02c")];

    /// <summary>Writes the picture as PNG.</summary>
    public static void Save(string path, IReadOnlyList<(string Name, RcnnResult Result)> rows)
    {
        var panels = new Multiplot();
        panels.AddPlots(3);
        panels.Layout = new Columns();
        Draw(panels.GetPlot(0), "mean average precision (%)", rows, result => 100 * result.Voc.MeanAveragePrecision);
        Draw(panels.GetPlot(1), "objects that a proposal covers (%)", rows, result => 100 * result.Recall);
        Draw(panels.GetPlot(2), "time of a scene, one thread (ms)", rows, result => result.Milliseconds);
        OutputFile.Write(path, panels.Render(1300, 420).GetImageBytes());
    }

    private static void Draw(
        Plot plot, string title, IReadOnlyList<(string Name, RcnnResult Result)> rows, Func<RcnnResult, double> figure)
    {
        plot.Title(title);
        for (int i = 0; i < rows.Count; i++)
        {
            double value = figure(rows[i].Result);
            ScottPlot.Plottables.BarPlot bar = plot.Add.Bar(i, value);
            bar.Color = Colors[i % Colors.Length];
            bar.Bars[0].Label = $"{value:F1}";
        }

        plot.Axes.Bottom.SetTicks([.. Enumerable.Range(0, rows.Count).Select(i => (double)i)], [.. rows.Select(row => row.Name)]);
        plot.Axes.Margins(bottom: 0, top: 0.15);
        plot.HideGrid();
    }
}
