using Samples.Reports;
using ScottPlot;
using ScottPlot.TickGenerators;

namespace Samples.Features;

/// <summary>Accuracy against the images of a class, with pretrained features and from scratch.</summary>
internal static class FeaturesPicture
{
    private static readonly Color Pretrained = Color.FromHex("#1f77b4"), Scratch = Color.FromHex("#d62728");

    /// <summary>Writes the picture as PNG.</summary>
    /// <param name="path">The file.</param>
    /// <param name="rows">Trials with at least one draw each, at least one row.</param>
    /// <param name="testImages">How many test images there are.</param>
    public static void Save(string path, IReadOnlyList<FeatureRow> rows, int testImages)
    {
        var plot = new Plot();
        plot.Title("learning from few images");
        plot.XLabel("images a class");
        plot.YLabel($"of {testImages:N0} test images recognized (%)");
        Curve(plot, rows, trial => trial.Pretrained, "linear classifier on features of an ImageNet ResNet-18", Pretrained);
        Curve(plot, rows, trial => trial.Scratch, "LeNet-5 from scratch", Scratch);
        plot.Axes.SetLimits(Place(rows[0].Each) - 0.1, Place(rows[^1].Each) + 0.1, 0, 100);
        plot.Axes.Bottom.TickGenerator = new NumericManual(
            [.. rows.Select(row => Place(row.Each))], [.. rows.Select(row => $"{row.Each}")]);
        plot.ShowLegend(Edge.Bottom);
        OutputFile.Write(path, plot.GetImageBytes(760, 520, ImageFormat.Png));
    }

    /// <summary>The axis is of powers of ten.</summary>
    private static double Place(int each) => Math.Log10(each);

    private static void Curve(Plot plot, IReadOnlyList<FeatureRow> rows, Func<FeatureAccuracies, double> figure, string name, Color color)
    {
        double[] places = [.. rows.Select(row => Place(row.Each))];
        Spread[] spreads = [.. rows.Select(row => Spread.OfPercent(row.Trials.Select(figure)))];
        var curve = plot.Add.Scatter(places, spreads.Select(spread => spread.Mean).ToArray(), color);
        curve.LegendText = name;
        curve.LineWidth = 2;
        curve.MarkerSize = 7;
        var bars = plot.Add.ErrorBar(
            places, spreads.Select(spread => spread.Mean).ToArray(), spreads.Select(spread => spread.Deviation).ToArray());
        bars.Color = color;
        bars.LineWidth = 1.5f;
        bars.CapSize = 6;
    }
}
