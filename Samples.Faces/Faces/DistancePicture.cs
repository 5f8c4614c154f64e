using ScottPlot;
using Samples.Reports;

namespace Samples.Faces;

/// <summary>The distance of every face to every other, as a map: dark where two are alike.</summary>
internal static class DistancePicture
{
    private const int Side = 900;

    /// <summary>Writes it as PNG.</summary>
    public static void Save(string path, IReadOnlyList<FoundFace> faces)
    {
        double[,] distances = new double[faces.Count, faces.Count];
        for (int row = 0; row < faces.Count; row++)
        {
            for (int column = 0; column < faces.Count; column++)
                distances[row, column] = faces[row].DistanceTo(faces[column]);
        }

        using var plot = new Plot();
        plot.Add.Heatmap(distances).Colormap = new ScottPlot.Colormaps.Viridis();
        double[] places = [.. Enumerable.Range(0, faces.Count).Select(i => (double)i)];
        plot.Axes.Bottom.SetTicks(places, [.. places.Select(place => $"{place + 1}")]);
        plot.Axes.Left.SetTicks(places, [.. places.Select(place => $"{faces.Count - place}")]);
        for (int row = 0; row < faces.Count; row++)
        {
            for (int column = 0; column < faces.Count; column++)
            {
                ScottPlot.Plottables.Text text = plot.Add.Text($"{distances[row, column]:F2}", column, faces.Count - 1 - row);
                text.Alignment = Alignment.MiddleCenter;
                text.LabelFontSize = 10;
                text.LabelFontColor = distances[row, column] < 0.45 ? Colors.White : Colors.Black;
            }
        }

        plot.HideGrid();
        plot.Axes.SetLimits(-0.5, faces.Count - 0.5, -0.5, faces.Count - 0.5);
        plot.Title("Distances of faces; below 0.6 they are said to be of one person");
        OutputFile.Write(path, plot.GetImageBytes(Side, Side, ImageFormat.Png));
    }
}
