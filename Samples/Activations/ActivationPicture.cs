using Samples.Reports;
using ScottPlot;
using ScottPlot.MultiplotLayouts;

namespace Samples.Activations;

/// <summary>Each function with its gradient in a panel of its own.</summary>
internal static class ActivationPicture
{
    private const int Columns = 4, PanelWidth = 330, PanelHeight = 250;

    private static readonly Color Function = Color.FromHex("#1f77b4"), Gradient = Color.FromHex("#ff7f0e");

    /// <summary>Writes the picture as PNG.</summary>
    public static void Save(string path, IReadOnlyList<ActivationCurve> curves)
    {
        int rows = (curves.Count + Columns - 1) / Columns;
        var panels = new Multiplot();
        panels.AddPlots(curves.Count);
        panels.Layout = new Grid(rows, Columns);
        for (int i = 0; i < curves.Count; i++)
            Draw(panels.GetPlot(i), curves[i], hasLegend: i == 0);
        OutputFile.Write(path, panels.Render(Columns * PanelWidth, rows * PanelHeight).GetImageBytes());
    }

    private static void Draw(Plot plot, ActivationCurve curve, bool hasLegend)
    {
        plot.Title(curve.Name);
        plot.Add.HorizontalLine(0, 1, Colors.Gray);
        plot.Add.VerticalLine(0, 1, Colors.Gray);
        Line(plot, curve.Places, curve.Values, Function, "the function");
        Line(plot, curve.Places, curve.Slopes, Gradient, "its gradient");
        plot.Axes.SetLimits(-ActivationCurve.Reach, ActivationCurve.Reach, -2.2, 3.2);
        if (hasLegend)
            plot.ShowLegend(Alignment.UpperLeft);
        else
            plot.HideLegend();
    }

    private static void Line(Plot plot, float[] places, float[] values, Color color, string name)
    {
        ScottPlot.Plottables.Scatter line = plot.Add.ScatterLine(places, values, color);
        line.LineWidth = 2;
        line.LegendText = name;
    }
}
