using System.Xml.Linq;
using Unroll.Drawing.Content;

namespace Unroll.Drawing.Picture;

/// <summary>What stands above a diagram: the name of the network, its totals, and what colors and areas mean.</summary>
internal sealed class Legend
{
    private const double TitleSize = 22, TotalSize = 13, TextSize = 11, Swatch = 11, Row = 19, Between = 18;

    private readonly Diagram diagram;
    private readonly string totals, times, area;
    private readonly Algorithm[] algorithms;

    /// <param name="diagram">The diagram.</param>
    /// <param name="measure">What the colored areas are proportional to.</param>
    public Legend(Diagram diagram, AreaMeasure measure)
    {
        this.diagram = diagram;
        Frame network = diagram.Network;
        totals = $"{Quantity.Of(network.Parameters)} parameters  ·  {Quantity.Of(network.MultiplyAdds)} multiply-adds  ·  "
            + $"{Quantity.OfBytes(diagram.PredictionBytes)} of memory to predict";
        string time = Quantity.OfTime(diagram.Processor.Microseconds(network.Cycles));
        times = $"predicted: {time} for one sample on one thread with {diagram.Processor}";
        long most = network.Cards.Max(card => card.MultiplyAdds);
        double longest = network.Cards.Max(card => card.Cycles);
        area = measure == AreaMeasure.Time
            ? $"colored area: predicted time; {Quantity.OfTime(diagram.Processor.Microseconds(longest))}, the longest, fill a card"
            : $"colored area: multiply-adds; {Quantity.Of(most)}, the most, fill a card";
        algorithms = [.. network.Cards.Where(card => card.Kind == CardKind.Stage).Select(card => card.Algorithm).Distinct().Order()];
    }

    public double LeastWidth => ((double[])
    [
        TextWidth.Of(diagram.Network.Name, TitleSize, isBold: true),
        TextWidth.Of(totals, TotalSize),
        TextWidth.Of(times, TotalSize),
        TextWidth.Of(area, TextSize),
        .. algorithms.Select(Width),
    ]).Max();

    /// <summary>Draws it from (0, 0) on.</summary>
    /// <param name="width">The width that there is.</param>
    /// <param name="height">The height that it takes, with the space to what is below.</param>
    public IReadOnlyList<XElement> Draw(double width, out double height)
    {
        XElement name = Svg.Text(diagram.Network.Name, 0, 20, TitleSize, "ink name");
        XElement total = Svg.Text(totals, 0, 44, TotalSize, "muted");
        total.AddFirst(Svg.Title(
            $"{Quantity.Exact(diagram.Network.Parameters)} parameters, {Quantity.Exact(diagram.Network.MultiplyAdds)} multiply-adds, "
            + $"{Quantity.Exact(diagram.PredictionBytes)} bytes"));
        List<XElement> elements = [name, total, Svg.Text(times, 0, 63, TotalSize, "muted")];
        (double x, double y) = (0, 89);
        foreach (Algorithm algorithm in algorithms)
        {
            if (x > 0 && x + Width(algorithm) > width)
                (x, y) = (0, y + Row);
            elements.Add(Svg.Element("rect",
                ("class", Palette.ClassOf(algorithm)), ("x", x), ("y", y - Swatch + 1), ("width", Swatch), ("height", Swatch), ("rx", 2)));
            elements.Add(Svg.Text(Algorithms.NameOf(algorithm), x + Swatch + 6, y, TextSize, "muted"));
            x += Width(algorithm) + Between;
        }

        elements.Add(Svg.Text(area, 0, y += Row, TextSize, "muted"));
        height = y + 24;
        return elements;
    }

    private static double Width(Algorithm algorithm) => Swatch + 6 + TextWidth.Of(Algorithms.NameOf(algorithm), TextSize);
}
