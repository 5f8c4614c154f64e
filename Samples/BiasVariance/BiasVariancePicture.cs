using Samples.Reports;
using ScottPlot;
using ScottPlot.MultiplotLayouts;
using ScottPlot.TickGenerators;

namespace Samples.BiasVariance;

/// <summary>The error by size, by images, and by epochs with each remedy.</summary>
internal static class BiasVariancePicture
{
    private const int Width = 1500, Height = 480;
    private static readonly Color Train = Color.FromHex("#1f77b4"), Dev = Color.FromHex("#d62728");

    private static readonly Color[] Remedies =
    [
        Color.FromHex("#7f7f7f"), Color.FromHex("#1f77b4"), Color.FromHex("#2ca02c"), Color.FromHex("#ff7f0e"), Color.FromHex("#d62728"),
    ];

    /// <summary>Writes the picture as PNG.</summary>
    public static void Save(string path, IReadOnlyList<Course> bySize, IReadOnlyList<Course> byImages, IReadOnlyList<Course> byRemedy)
    {
        var panels = new Multiplot();
        panels.AddPlots(3);
        panels.Layout = new Columns();
        DrawPair(panels.GetPlot(0), "size: from high bias to high variance", "hidden units", bySize);
        DrawPair(panels.GetPlot(1), "data: variance becomes less", "training images", byImages);
        DrawRemedies(panels.GetPlot(2), byRemedy);
        OutputFile.Write(path, panels.Render(Width, Height).GetImageBytes());
    }

    private static void DrawPair(Plot plot, string title, string axis, IReadOnlyList<Course> courses)
    {
        plot.Title(title);
        plot.XLabel(axis);
        plot.YLabel("images mistaken (%)");
        double[] places = [.. Enumerable.Range(0, courses.Count).Select(place => (double)place)];
        Line(plot, places, [.. courses.Select(course => course.TrainError)], Train, "training");
        Line(plot, places, [.. courses.Select(course => course.DevError)], Dev, "development");
        plot.Axes.Bottom.TickGenerator = new NumericManual(places, [.. courses.Select(course => course.Name)]);
        plot.Axes.SetLimitsY(0, Most(courses) * 1.05);
        plot.ShowLegend(Alignment.UpperRight);
    }

    private static void DrawRemedies(Plot plot, IReadOnlyList<Course> courses)
    {
        plot.Title("remedies: error on development images");
        plot.XLabel("epoch");
        for (int i = 0; i < courses.Count; i++)
        {
            double[] epochs = [.. Enumerable.Range(1, courses[i].Dev.Length).Select(epoch => (double)epoch)];
            bool isEarly = courses[i].Chosen < epochs.Length - 1;
            if (isEarly)
                plot.Add.Marker(epochs[courses[i].Chosen], 100 * courses[i].DevError, MarkerShape.OpenCircle, 14, Remedies[i]);
            else
                Line(plot, epochs, courses[i].Dev, Remedies[i], courses[i].Name);
        }

        plot.ShowLegend(Alignment.UpperRight);
    }

    private static void Line(Plot plot, double[] places, double[] errors, Color color, string name)
    {
        ScottPlot.Plottables.Scatter line = plot.Add.Scatter(places, errors.Select(error => 100 * error).ToArray(), color);
        (line.LineWidth, line.MarkerSize, line.LegendText) = (2, places.Length > 12 ? 0 : 6, name);
    }

    private static double Most(IReadOnlyList<Course> courses) =>
        100 * courses.Select(course => Math.Max(course.TrainError, course.DevError)).DefaultIfEmpty(1).Max();
}
