using ScottPlot;
using ScottPlot.MultiplotLayouts;
using Unroll;

namespace Samples.Reports;

/// <summary>
/// Loss and accuracy per epoch, on the images trained on and on the development set. A high training loss is bias; a gap between the
/// two curves is variance.
/// </summary>
internal static class HistoryPicture
{
    private static readonly Color Train = Color.FromHex("#1f77b4");
    private static readonly Color Dev = Color.FromHex("#d62728");

    /// <summary>Writes the picture as PNG.</summary>
    /// <param name="path">The file.</param>
    /// <param name="title">The name of the network.</param>
    /// <param name="history">A training with at least one completed epoch.</param>
    public static void Save(string path, string title, TrainingHistory history)
    {
        var pair = new Multiplot();
        pair.AddPlots(2);
        pair.Layout = new Columns();
        Draw(pair.GetPlot(0), $"{title}: loss", "mean cross-entropy (nats)", history, epoch => epoch.TrainLoss, epoch => epoch.DevLoss);
        Draw(
            pair.GetPlot(1),
            $"{title}: accuracy",
            "images recognized (%)",
            history,
            epoch => 100 * epoch.TrainAccuracy,
            epoch => 100 * epoch.DevAccuracy);
        OutputFile.Write(path, pair.Render(1200, 450).GetImageBytes());
    }

    private static void Draw(
        Plot plot, string title, string unit, TrainingHistory history, Func<EpochResult, double?> train, Func<EpochResult, double?> dev)
    {
        plot.Title(title);
        plot.XLabel("epoch");
        plot.YLabel(unit);
        Curve(plot, history, train, "training images", Train);
        Curve(plot, history, dev, "development images", Dev);
        if (history is { RestoredBest: true, BestEpoch: { } best })
            plot.Add.VerticalLine(best, 1, Colors.Gray, LinePattern.Dashed).LegendText = "weights kept";
        plot.Axes.Bottom.TickGenerator = new ScottPlot.TickGenerators.NumericAutomatic { IntegerTicksOnly = true };
        plot.ShowLegend(Edge.Bottom);
    }

    private static void Curve(Plot plot, TrainingHistory history, Func<EpochResult, double?> figure, string name, Color color)
    {
        double[] epochs = [.. history.Epochs.Select(epoch => (double)epoch.Epoch)];
        var curve = plot.Add.Scatter(epochs, history.Epochs.Select(epoch => figure(epoch) ?? double.NaN).ToArray(), color);
        curve.LegendText = name;
        curve.LineWidth = 2;
        curve.MarkerSize = 7;
    }
}
