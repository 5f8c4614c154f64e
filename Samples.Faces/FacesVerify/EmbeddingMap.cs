using Samples.Embeddings;
using Samples.Reports;
using ScottPlot;
using ScottPlot.MultiplotLayouts;
using Unroll;

namespace Samples.FacesVerify;

/// <summary>Embeddings on the plane of their two principal components: the classes that were not learned in color, the others
/// pale.</summary>
internal static class EmbeddingMap
{
    private const int LearnedShown = 700;

    private static readonly string[] Colors = ["#1f77b4", "#d62728", "#2ca02c", "#9467bd", "#ff7f0e"];

    /// <summary>Writes the picture as PNG, a panel for each set.</summary>
    public static void Save(string path, IReadOnlyList<(IdentitySet Set, EmbeddingVerifier Verifier)> panels)
    {
        var plots = new Multiplot();
        plots.AddPlots(panels.Count);
        plots.Layout = new Columns();
        for (int i = 0; i < panels.Count; i++)
            Draw(plots.GetPlot(i), panels[i].Set, panels[i].Verifier);
        OutputFile.Write(path, plots.Render(600 * panels.Count, 560).GetImageBytes());
    }

    private static void Draw(Plot plot, IdentitySet set, EmbeddingVerifier verifier)
    {
        float[][] unseen = verifier.Embed(set.Unseen);
        float[][] learned = verifier.Embed(set.Learned.Select([.. Enumerable.Range(0, Math.Min(LearnedShown, set.Learned.Count))]));
        var plane = new PrincipalComponents(unseen);
        plot.Title($"{set.Name}, {verifier.Name}");
        plot.XLabel("first principal component");
        plot.YLabel("second");
        Points(plot, learned.Select(plane.Place), "learned", Color.FromHex("#d0d0d0"), 3);
        for (int label = 0; label < set.UnseenNames.Count; label++)
        {
            IEnumerable<(double, double)> places = unseen.Where((_, sample) => set.Unseen.Label(sample) == label).Select(plane.Place);
            Points(plot, places, set.UnseenNames[label], Color.FromHex(Colors[label % Colors.Length]), 4);
        }

        plot.ShowLegend(Edge.Bottom);
    }

    private static void Points(Plot plot, IEnumerable<(double X, double Y)> places, string name, Color color, float size)
    {
        (double X, double Y)[] points = [.. places];
        var drawn = plot.Add.ScatterPoints(points.Select(point => point.X).ToArray(), points.Select(point => point.Y).ToArray(), color);
        drawn.MarkerSize = size;
        drawn.LegendText = name;
    }
}
