using Samples.Reports;
using ScottPlot;
using ScottPlot.MultiplotLayouts;
using ScottPlot.TickGenerators;
using Unroll;

namespace Samples.Vanishing;

/// <summary>The gradients of every layer, before and after the training, and beside them how the networks learn.</summary>
internal static class VanishingPicture
{
    private static readonly Color[] Colors = [Color.FromHex("#d62728"), Color.FromHex("#1f77b4")];

    /// <summary>Writes the picture as PNG.</summary>
    public static void Save(string path, IReadOnlyList<DepthResult> results)
    {
        var pair = new Multiplot();
        pair.AddPlots(2);
        pair.Layout = new Columns();
        DrawGradients(pair.GetPlot(0), results);
        DrawCourses(pair.GetPlot(1), results);
        OutputFile.Write(path, pair.Render(1300, 480).GetImageBytes());
    }

    private static void DrawGradients(Plot plot, IReadOnlyList<DepthResult> results)
    {
        plot.Title("gradients of the layers");
        plot.XLabel("layer, from the image to the loss");
        plot.YLabel("norm of the gradient");
        for (int i = 0; i < results.Count; i++)
        {
            Norms(plot, results[i].Norms[0], $"{results[i].Title}, before the training", Colors[i], LinePattern.Solid);
            if (results[i].Norms.Count > 1)
            {
                string title = $"{results[i].Title}, after {results[i].Norms.Count - 1} epochs";
                Norms(plot, results[i].Norms[^1], title, Colors[i], LinePattern.Dotted);
            }
        }

        plot.Axes.Left.TickGenerator = new NumericAutomatic { IntegerTicksOnly = true, LabelFormatter = power => $"1e{power:0}" };
        plot.Axes.Bottom.TickGenerator = new NumericAutomatic { IntegerTicksOnly = true };
        plot.ShowLegend(Edge.Bottom);
    }

    /// <summary>One curve over the layers; its axis is of powers of ten.</summary>
    private static void Norms(Plot plot, double[] norms, string name, Color color, LinePattern pattern)
    {
        double[] layers = [.. Enumerable.Range(1, norms.Length).Select(layer => (double)layer)];
        var curve = plot.Add.Scatter(layers, norms.Select(norm => norm > 0 ? Math.Log10(norm) : double.NaN).ToArray(), color);
        curve.LegendText = name;
        curve.LineWidth = 2;
        curve.LinePattern = pattern;
        curve.MarkerSize = 5;
    }

    private static void DrawCourses(Plot plot, IReadOnlyList<DepthResult> results)
    {
        plot.Title("accuracy");
        plot.XLabel("epoch");
        plot.YLabel("development images recognized (%)");
        for (int i = 0; i < results.Count; i++)
        {
            IReadOnlyList<EpochResult> epochs = results[i].History.Epochs;
            if (epochs.Count == 0)
                continue;
            var curve = plot.Add.Scatter(
                epochs.Select(epoch => (double)epoch.Epoch).ToArray(),
                epochs.Select(epoch => 100 * epoch.DevAccuracy ?? double.NaN).ToArray(),
                Colors[i]);
            curve.LegendText = results[i].Title;
            curve.LineWidth = 2;
            curve.MarkerSize = 7;
        }

        plot.Axes.SetLimitsY(0, 100);
        plot.Axes.Bottom.TickGenerator = new NumericAutomatic { IntegerTicksOnly = true };
        plot.ShowLegend(Edge.Bottom);
    }
}
