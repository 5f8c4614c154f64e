using Samples.Reports;
using ScottPlot;
using ScottPlot.TickGenerators;
using Unroll;

namespace Samples.LearningRate;

/// <summary>The loss against the learning rate, which rises by the same factor from step to step.</summary>
internal static class LearningRatePicture
{
    private const int Width = 800, Height = 500;

    public static void Save(string path, IReadOnlyList<(string Name, LearningRateCurve Curve)> curves)
    {
        using var plot = new Plot();
        foreach ((string name, LearningRateCurve curve) in curves)
        {
            double[] rates = [.. curve.Points.Select(point => Math.Log10(point.LearningRate))];
            double[] losses = [.. curve.Points.Select(point => point.SmoothedLoss)];
            var line = plot.Add.ScatterLine(rates, losses);
            line.LegendText = name;
            line.LineWidth = 2;
            double steepest = curve.Points.First(point => point.LearningRate == curve.Steepest).SmoothedLoss;
            plot.Add.Marker(Math.Log10(curve.Steepest), steepest, MarkerShape.FilledCircle, 10, line.Color);
        }

        plot.Axes.Bottom.TickGenerator = new NumericAutomatic
        {
            LabelFormatter = exponent => exponent == Math.Round(exponent) ? $"1e{exponent:0}" : "",
            IntegerTicksOnly = true,
        };
        plot.Title("The loss while the learning rate rises; the dots are where it falls fastest");
        plot.XLabel("learning rate");
        plot.YLabel("loss, smoothed");
        plot.Axes.SetLimitsY(0, 2 * curves.Max(entry => entry.Curve.Points[0].SmoothedLoss));
        plot.ShowLegend(Alignment.UpperLeft);
        OutputFile.Write(path, plot.GetImageBytes(Width, Height, ImageFormat.Png));
    }
}
