using ScottPlot;
using Unroll;

namespace Samples.Reports;

/// <summary>The course of a training whose networks have no accuracy.</summary>
internal static class LossPicture
{
    private const int Width = 800, Height = 600;

    /// <summary>The loss of each epoch.</summary>
    public static void Save(string path, TrainingHistory history)
    {
        using var plot = new Plot();
        double[] epochs = [.. history.Epochs.Select(epoch => (double)epoch.Epoch)];
        plot.Add.Scatter(epochs, history.Epochs.Select(epoch => (double)epoch.TrainLoss).ToArray()).LegendText = "training scenes";
        if (history.Epochs.All(epoch => epoch.DevLoss is not null))
            plot.Add.Scatter(epochs, history.Epochs.Select(epoch => (double)epoch.DevLoss!).ToArray()).LegendText = "development scenes";
        plot.Title("Loss a scene");
        plot.XLabel("epoch");
        plot.Axes.Bottom.TickGenerator = new ScottPlot.TickGenerators.NumericAutomatic { IntegerTicksOnly = true };
        plot.ShowLegend();
        OutputFile.Write(path, plot.GetImageBytes(Width, Height, ImageFormat.Png));
    }
}
