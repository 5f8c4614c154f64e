using Samples.Reports;
using ScottPlot;
using Unroll;
using Coordinates = ScottPlot.Coordinates;

namespace Samples.Svm;

/// <summary>Samples of two features, the line between the classes, its margin, and the support vectors: the samples in the margin or on its
/// wrong side, on which alone the line depends.</summary>
internal static class MarginPicture
{
    private const int Width = 800, Height = 640;
    private static readonly Color[] ClassColors = [Color.FromHex("#1f77b4"), Color.FromHex("#ff7f0e")];
    private static readonly string[] ClassTitles = ["zeros", "ones"];

    /// <summary>Writes the picture as PNG; gives the number of support vectors.</summary>
    public static int Save(string path, MarginMachine machine, DataSet samples)
    {
        using var plot = new Plot();
        var supports = new List<Coordinates>();
        var classes = new[] { new List<Coordinates>(), new List<Coordinates>() };
        Span<float> score = stackalloc float[1];
        for (int sample = 0; sample < samples.Count; sample++)
        {
            ReadOnlySpan<float> features = samples.Input(sample);
            var point = new Coordinates(features[0], features[1]);
            classes[samples.Label(sample)].Add(point);
            machine.Predict(features, score);
            if (score[0] * (samples.Label(sample) == 1 ? 1 : -1) <= 1)
                supports.Add(point);
        }

        for (int kind = 0; kind < classes.Length; kind++)
        {
            Coordinates[] points = [.. classes[kind]];
            plot.Add.Markers(points, MarkerShape.FilledCircle, 6, ClassColors[kind]).LegendText = ClassTitles[kind];
        }

        plot.Add.Markers(supports.ToArray(), MarkerShape.OpenCircle, 12, Colors.Black).LegendText = "support vectors";
        DrawLines(plot, machine);
        plot.Title("A line with the widest margin");
        plot.XLabel("ink in the middle");
        plot.YLabel("ink on both sides");
        plot.Axes.SetLimits(-0.05, 1.05, -0.05, 1.05);
        plot.ShowLegend(Alignment.UpperRight);
        OutputFile.Write(path, plot.GetImageBytes(Width, Height, ImageFormat.Png));
        return supports.Count;
    }

    // Where the score is -1, 0 and 1: first weight * x + second weight * y + bias.
    private static void DrawLines(Plot plot, MarginMachine machine)
    {
        float[] weights = new float[2], bias = new float[1];
        machine.Parameters[0].CopyTo(weights);
        machine.Parameters[1].CopyTo(bias);
        for (int score = -1; score <= 1; score++)
        {
            double At(double x) => (score - bias[0] - (weights[0] * x)) / weights[1];
            ScottPlot.Plottables.LinePlot line = plot.Add.Line(-1, At(-1), 2, At(2));
            (line.LineColor, line.LineWidth) = (Colors.Black, score == 0 ? 2 : 1);
            line.LinePattern = score == 0 ? LinePattern.Solid : LinePattern.Dashed;
            line.LegendText = score switch { 0 => "the line", 1 => "its margin", _ => "" };
        }
    }
}
