using System.Xml.Linq;
using Unroll.Drawing.Content;
using Unroll.Drawing.Layout;

namespace Unroll.Drawing.Picture;

/// <summary>Draws networks as SVG.</summary>
internal sealed class NetworkPicture
{
    private const double Margin = 24, Radius = 4, Stripe = 5, HeadingSize = 12;

    private readonly Diagram diagram;
    private readonly Dictionary<Card, CardText> texts;
    private readonly AreaMeasure measure;
    private readonly double cardWidth, areaPerUnit;
    private readonly PlacedDiagram placed;

    private NetworkPicture(Diagram diagram, AreaMeasure measure)
    {
        (this.diagram, this.measure) = (diagram, measure);
        texts = diagram.Network.Cards.ToDictionary(card => card, card => new CardText(card, diagram));
        cardWidth = Math.Ceiling(texts.Values.Max(text => text.Width));
        areaPerUnit = texts.Where(pair => CostOf(pair.Key) > 0)
            .Select(pair => cardWidth * pair.Value.Height / CostOf(pair.Key)).DefaultIfEmpty(0).Min();
        placed = DiagramLayout.Place(diagram, new(
            card => (cardWidth, texts[card].Height),
            frame => TextWidth.Of(Heading(frame), HeadingSize, isBold: true) + 60,
            Heading: 28,
            Padding: 16,
            Gap: 28,
            LayerGap: 34));
    }

    /// <returns>An SVG file.</returns>
    public static string Draw(Diagram diagram, AreaMeasure measure = AreaMeasure.MultiplyAdds) =>
        new NetworkPicture(diagram, measure).Draw();

    private double CostOf(Element element) => measure == AreaMeasure.Time ? element.Cycles : element.MultiplyAdds;

    private string Draw()
    {
        var legend = new Legend(diagram, measure);
        double width = Math.Max(placed.Width, legend.LeastWidth);
        IReadOnlyList<XElement> heading = legend.Draw(width, out double headingHeight);
        (double left, double top) = (Margin + (width - placed.Width) / 2, Margin + headingHeight);
        XElement body = Svg.Element("g", ("transform", Svg.Numbers($"translate({left} {top})")));
        foreach (PlacedElement<Frame> frame in placed.Frames)
            body.Add(DrawFrame(frame));
        foreach (PlacedLink link in placed.Links)
            body.Add(DrawLink(link));
        foreach (PlacedElement<Card> card in placed.Cards)
            body.Add(DrawCard(card));
        body.Add(Labels());
        double height = top + placed.Height + Margin;
        return Svg.Picture(width + 2 * Margin, height, $"The network {diagram.Network.Name}", Palette.StyleSheet,
        [
            Svg.Element("rect", ("class", "paper"), ("width", width + 2 * Margin), ("height", height)),
            Translated(heading),
            body,
        ]);
    }

    private static XElement Translated(IEnumerable<XElement> content)
    {
        XElement group = Svg.Element("g", ("transform", Svg.Numbers($"translate({Margin} {Margin})")));
        group.Add(content);
        return group;
    }

    private static string Heading(Frame frame) => $"{frame.Name}   {frame.Operations}";

    private XElement DrawFrame(PlacedElement<Frame> frame)
    {
        XElement group = Svg.Element("g", ("data-frame", frame.Element.Name));
        group.Add(
            Svg.Title(
                $"{frame.Element.Name}: {frame.Element.Operations}\nshape {frame.Element.Shape.Spaced}\n"
                + $"{Quantity.Exact(frame.Element.Parameters)} parameters, {Quantity.Exact(frame.Element.MultiplyAdds)} multiply-adds\n"
                + TimeOf(frame.Element)),
            Svg.Element("rect",
                ("class", "frame"), ("x", frame.X), ("y", frame.Y), ("width", frame.Width), ("height", frame.Height), ("rx", 10)));
        const double Side = 12, Between = 8;
        double left = frame.X + Side, baseline = frame.Y + 19;
        double block = left + TextWidth.Of(frame.Element.Name, HeadingSize, isBold: true) + Between;
        double end = block + TextWidth.Of(frame.Element.Operations, HeadingSize);

        // Links come in through the heading; the text makes room for them.
        foreach (double entry in EntriesOf(frame))
            if (entry > block - Between && entry < end + Between)
                block = entry + Between;
        group.Add(
            Svg.Text(frame.Element.Name, left, baseline, HeadingSize, "ink name"),
            Svg.Text(
                TextWidth.Fit(frame.Element.Operations, HeadingSize, frame.Right - Side - block), block, baseline, HeadingSize, "muted"));
        return group;
    }

    private IEnumerable<double> EntriesOf(PlacedElement<Frame> frame)
    {
        HashSet<Card> own = [.. frame.Element.Cards];
        return placed.Links.Where(link => own.Contains(link.Link.To) && !own.Contains(link.Link.From))
            .SelectMany(link => link.Points.Where(point => point.Y == frame.Y).Select(point => point.X))
            .Distinct().Order();
    }

    private XElement DrawCard(PlacedElement<Card> placed)
    {
        Card card = placed.Element;
        CardText text = texts[card];
        XElement group = Svg.Element("g",
            ("data-stage", card.Path), ("data-parameters", card.Parameters), ("data-multiply-adds", card.MultiplyAdds),
            ("data-shape", card.Shape.ToString()), ("data-kind", card.Kind.ToString().ToLowerInvariant()),
            ("transform", Svg.Numbers($"translate({placed.X} {placed.Y})")));
        group.Add(Svg.Title(Tooltip(card)));
        bool isStage = card.Kind == CardKind.Stage;
        string style = isStage ? card.Algorithm == Algorithm.TrainingOnly ? "card training" : "card" : "terminal";
        double radius = isStage ? Radius : placed.Height / 2;
        group.Add(Svg.Element("rect", ("class", style), ("width", placed.Width), ("height", placed.Height), ("rx", radius)));
        if (isStage)
        {
            string color = Palette.ClassOf(card.Algorithm);
            double area = CostOf(card) * areaPerUnit / placed.Height;
            if (area > 0)
                group.Add(Svg.Element("rect", ("class", $"area {color}"), ("width", area), ("height", placed.Height)));
            group.Add(Svg.Element("rect", ("class", color), ("width", Stripe), ("height", placed.Height)));
        }

        double side = isStage ? CardText.Padding : CardText.Padding + 6;
        group.Add(
            Svg.Text(card.Name, side, CardText.NameBaseline, CardText.NameSize, "ink name"),
            Svg.Text(text.Shape, placed.Width - side, CardText.NameBaseline, CardText.TextSize, "ink", "end"));
        for (int line = 0; line < text.Operations.Count; line++)
            group.Add(Svg.Text(text.Operations[line], side, CardText.OperationBaseline(line), CardText.TextSize, "ink"));
        if (text.Facts.Length > 0)
            group.Add(Svg.Text(text.Facts, side, text.FactBaseline, CardText.FactSize, "muted"));
        return group;
    }

    private string Tooltip(Card card) => string.Join("\n", (IEnumerable<string>)
    [
        card.Kind == CardKind.Output ? $"output {card.Path}" : $"{card.Path}: {card.Operations}",
        $"shape {card.Shape.Spaced}",
        .. card.Kind == CardKind.Stage ? CostsOf(card) : [],
        .. card.Cycles > 0 ? [TimeOf(card)] : Array.Empty<string>(),
        .. card.Details,
    ]);

    private string[] CostsOf(Card card) =>
    [
        $"{Quantity.Exact(card.Parameters)} parameters, {Quantity.Exact(card.MultiplyAdds)} multiply-adds"
            + (card.MultiplyAdds > 0 ? $" ({Quantity.Share(card.MultiplyAdds, diagram.Network.MultiplyAdds)})" : ""),
        Algorithms.NameOf(card.Algorithm),
    ];

    private string TimeOf(Element element) =>
        $"predicted {Quantity.OfTime(diagram.Processor.Microseconds(element.Cycles))} with {diagram.Processor} "
        + $"({Quantity.Share(element.Cycles, diagram.Network.Cycles)}), {Quantity.Exact((long)element.Cycles)} cycles";

    private static XElement DrawLink(PlacedLink link)
    {
        const double HeadLength = 8, HeadHalf = 4;
        List<(double X, double Y)> points = [.. link.Points];
        (double endX, double endY) = points[^1];
        string path = Svg.Numbers($"M{points[0].X} {points[0].Y}");
        for (int i = 1; i < points.Count; i++)
        {
            (double x, double y) = points[i - 1];
            (double nextX, double nextY) = points[i];
            if (i == points.Count - 1)
                nextY -= HeadLength - 1;
            double middle = (y + nextY) / 2;
            path += Math.Abs(x - nextX) < 0.01
                ? nextY > y ? Svg.Numbers($"V{nextY}") : ""
                : Svg.Numbers($"C{x} {middle} {nextX} {middle} {nextX} {nextY}");
        }

        XElement group = Svg.Element("g", ("data-from", link.Link.From.Path), ("data-to", link.Link.To.Path));
        group.Add(
            Svg.Element("path", ("class", "link"), ("d", path)),
            Svg.Element("path", ("class", "head"), ("d", Svg.Numbers($"M{endX} {endY}l{-HeadHalf} {-HeadLength}h{2 * HeadHalf}Z"))));
        return group;
    }

    /// <summary>The shapes of values that several read, or that their reader changes, where they leave their card.</summary>
    private IEnumerable<XElement> Labels()
    {
        foreach (IGrouping<Card, PlacedLink> value in placed.Links.GroupBy(link => link.Link.From))
        {
            bool branches = value.Count() > 1, changes = value.Any(link => link.Link.To.Shape != link.Link.Shape);
            if (!branches && !changes)
                continue;
            (double x, double y) = value.First().Points[0];
            bool goesRight = value.All(link => link.Points.First(point => point.X != x || point == link.Points[^1]).X > x);
            yield return goesRight
                ? Svg.Text(CardText.ShapeOf(value.Key), x - 6, y + 13, 10, "label", "end")
                : Svg.Text(CardText.ShapeOf(value.Key), x + 6, y + 13, 10, "label");
        }
    }
}
