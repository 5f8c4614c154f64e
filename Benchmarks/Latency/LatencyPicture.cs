using ScottPlot;
using ScottPlot.MultiplotLayouts;
using ScottPlot.Plottables;

namespace Unroll.Benchmarks.Latency;

/// <summary>The picture of percentiles: a panel a network and neighbor, a line an engine, both axes logarithmic.</summary>
internal sealed class LatencyPicture
{
    private const int Width = 700, Height = 420, Rows = 2, Columns = 2;

    /// <summary>The axis below counts nines: a call slower than all but one in 10, in 100 and so on.</summary>
    private static readonly (double Nines, string Text)[] Ticks =
        [(0, "0"), (1, "90 %"), (2, "99 %"), (3, "99.9 %"), (4, "99.99 %"), (5, "99.999 %"), (6, "max")];

    private readonly Multiplot panels = new() { Layout = new Grid(Rows, Columns) };
    private int drawn;

    public LatencyPicture() => panels.AddPlots(Rows * Columns);

    /// <summary>Adds a panel.</summary>
    public void Add(string network, bool besideGarbage, IReadOnlyList<Latencies> engines)
    {
        Plot plot = panels.GetPlot(drawn++);
        foreach (Latencies engine in engines)
        {
            double[] nines = [.. Enumerable.Range(0, 121).Select(i => i * 0.05)];
            double[] latencies = [.. nines.Select(nine => Math.Log10(engine.Percentile(nine >= 6 ? 1 : 1 - Math.Pow(10, -nine))))];
            Scatter line = plot.Add.ScatterLine(nines, latencies);
            line.LineWidth = 2.5f;
            line.LegendText = engine.Engine;
        }

        plot.Title($"{network}{(besideGarbage ? ", beside a thread that makes garbage" : ", alone")}");
        plot.XLabel("share of the predictions");
        plot.YLabel("at most, in µs");
        plot.Axes.Bottom.SetTicks([.. Ticks.Select(tick => tick.Nines)], [.. Ticks.Select(tick => tick.Text)]);
        plot.Axes.Left.SetTicks([-1, 0, 1, 2, 3, 4, 5, 6], ["0.1", "1", "10", "100", "1,000", "10,000", "100,000", "1,000,000"]);
        plot.Axes.SetLimits(0, 6.2, -1.2, Math.Max(5, engines.Max(engine => Math.Log10(engine.Percentile(1))) + 0.2));
        plot.ShowLegend(Alignment.UpperLeft);
    }

    /// <summary>Writes the panels as PNG, two in a row.</summary>
    public void Save(string path) => panels.SavePng(path, Columns * Width, Rows * Height);
}
