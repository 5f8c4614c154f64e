using System.Numerics;
using Samples.Reports;
using ScottPlot;
using ScottPlot.MultiplotLayouts;

namespace Samples.OptimizerPaths;

/// <summary>The way of each optimizer over lines of equal height, and beside it the height after each step.</summary>
internal static class PathsPicture
{
    private const int Cells = 160, Lines = 16, Width = 1300, RowHeight = 520;

    private static readonly Color[] PathColors =
    [
        Color.FromHex("#d62728"), Color.FromHex("#1f77b4"), Color.FromHex("#2ca02c"), Color.FromHex("#9467bd"), Color.FromHex("#ff7f0e"),
    ];

    /// <summary>Writes the picture as PNG, a row for each landscape.</summary>
    public static void Save(string path, IReadOnlyList<(Landscape Landscape, IReadOnlyList<OptimizerPath> Paths)> rows)
    {
        var panels = new Multiplot();
        panels.AddPlots(2 * rows.Count);
        panels.Layout = new Grid(rows.Count, 2);
        for (int row = 0; row < rows.Count; row++)
        {
            DrawWays(panels.GetPlot(2 * row), rows[row].Landscape, rows[row].Paths);
            DrawHeights(panels.GetPlot((2 * row) + 1), rows[row].Paths);
        }

        OutputFile.Write(path, panels.Render(Width, rows.Count * RowHeight).GetImageBytes());
    }

    private static void DrawWays(Plot plot, Landscape landscape, IReadOnlyList<OptimizerPath> paths)
    {
        plot.Title(landscape.Name);
        Vector2[] places = [landscape.Minimum, .. paths.SelectMany(path => path.Places)];
        (float left, float right) = Around(places.Select(place => place.X));
        (float bottom, float top) = Around(places.Select(place => place.Y));
        ScottPlot.Plottables.ContourLines heights = plot.Add.ContourLines(Heights(landscape, left, right, bottom, top), Lines);
        heights.LabelStyle.IsVisible = false;
        for (int i = 0; i < paths.Count; i++)
        {
            double[] x = [.. paths[i].Places.Select(place => (double)place.X)], y = [.. paths[i].Places.Select(place => (double)place.Y)];
            ScottPlot.Plottables.Scatter way = plot.Add.Scatter(x, y, PathColors[i]);
            (way.LineWidth, way.MarkerSize, way.LegendText) = (2, 4, paths[i].Name);
        }

        plot.Add.Marker(landscape.Minimum.X, landscape.Minimum.Y, MarkerShape.Cross, 14, Colors.Black);
        plot.Axes.SetLimits(left, right, bottom, top);
        plot.ShowLegend(Alignment.LowerRight);
    }

    // The logarithm, so that there are lines near the minimum, too.
    private static Coordinates3d[,] Heights(Landscape landscape, float left, float right, float bottom, float top)
    {
        var heights = new Coordinates3d[Cells, Cells];
        Span<float> gradient = stackalloc float[2];
        for (int row = 0; row < Cells; row++)
        {
            for (int column = 0; column < Cells; column++)
            {
                float x = left + ((right - left) * column / (Cells - 1)), y = bottom + ((top - bottom) * row / (Cells - 1));
                heights[row, column] = new Coordinates3d(x, y, Math.Log10(landscape.Evaluate([x, y], gradient) + 1e-3));
            }
        }

        return heights;
    }

    private static void DrawHeights(Plot plot, IReadOnlyList<OptimizerPath> paths)
    {
        plot.Title("how high after each step");
        plot.XLabel("step");
        for (int i = 0; i < paths.Count; i++)
        {
            double[] steps = [.. Enumerable.Range(0, paths[i].Losses.Length).Select(step => (double)step)];
            double[] powers = [.. paths[i].Losses.Select(loss => Math.Log10(Math.Max(loss, 1e-8)))];
            ScottPlot.Plottables.Scatter line = plot.Add.ScatterLine(steps, powers, PathColors[i]);
            (line.LineWidth, line.LegendText) = (2, paths[i].Name);
        }

        plot.Axes.Left.TickGenerator =
            new ScottPlot.TickGenerators.NumericAutomatic { IntegerTicksOnly = true, LabelFormatter = power => $"1e{power:0}" };
    }

    // All places, with a little room.
    private static (float Least, float Most) Around(IEnumerable<float> places)
    {
        float[] all = [.. places];
        float least = all.Min(), most = all.Max(), room = 0.15f * (most - least);
        return (least - room, most + room);
    }
}
