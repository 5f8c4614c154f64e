using Unroll.Drawing.Content;

namespace Unroll.Drawing.Layout;

/// <summary>
/// A frame whose contents are placed, inner frames before those around them: from outside, a frame is a node of the graph around it. What
/// its cards read from outside comes in by a port at its top, a port a value, and what others read of it leaves by one at its bottom.
/// </summary>
internal sealed class FrameLayout
{
    private readonly LayeredGraph graph;
    private readonly Sizes sizes;
    private readonly bool isOutermost;
    private readonly HashSet<Card> own;
    private readonly Dictionary<Element, LayeredNode> nodes = [];
    private readonly Dictionary<Element, FrameLayout> frames = [];
    private readonly Dictionary<Card, Element> childOf = [];
    private readonly Dictionary<Card, LayeredNode> entries = [], exits = [];
    private readonly Dictionary<(Card Value, LayeredNode To), LayeredEdge> edges = [];

    /// <summary>Places what is in a frame.</summary>
    /// <param name="frame">The frame.</param>
    /// <param name="links">All links of the diagram.</param>
    /// <param name="sizes">How large things are.</param>
    /// <param name="isOutermost">Whether it is the network itself, which is drawn without a frame.</param>
    public FrameLayout(Frame frame, IReadOnlyList<Link> links, Sizes sizes, bool isOutermost = false)
    {
        (Frame, this.sizes, this.isOutermost) = (frame, sizes, isOutermost);
        graph = new() { Gap = sizes.Gap, LayerGap = sizes.LayerGap };
        own = [.. frame.Cards];
        foreach (Link link in links.Where(link => !own.Contains(link.From) && own.Contains(link.To)))
            if (!entries.ContainsKey(link.From))
                entries.Add(link.From, graph.Add(new(0, 0)));
        foreach (Element child in frame.Children)
            AddChild(child, links);
        foreach (Link link in links.Where(link => own.Contains(link.From) && !own.Contains(link.To)))
            if (!exits.ContainsKey(link.From))
                exits.Add(link.From, graph.Add(new(0, 0) { IsLast = true }));
        foreach (Link link in links)
            Connect(link);
        if (entries.Count == 1 && exits.Count == 1)
        {
            (LayeredNode entry, LayeredNode exit) = (entries.Values.Single(), exits.Values.Single());
            (entry.Opposite, exit.Opposite) = (exit, entry);
        }

        graph.Arrange();
        double least = isOutermost ? 0 : sizes.LeastWidth(frame) - 2 * sizes.Padding;
        Left = Padding + Math.Max(0, least - graph.Width) / 2;
        Width = Math.Max(graph.Width, least) + 2 * Padding;
        Height = graph.Height + (isOutermost ? 0 : sizes.Heading + sizes.Padding);
    }

    public Frame Frame { get; }

    public double Width { get; }

    public double Height { get; }

    private double Padding => isOutermost ? 0 : sizes.Padding;

    private double Left { get; }

    private double Top => isOutermost ? 0 : sizes.Heading;

    /// <summary>Writes down the places of everything in the frame.</summary>
    /// <param name="x">The left side of the frame.</param>
    /// <param name="y">The top side of the frame.</param>
    /// <param name="cards">Takes the cards.</param>
    /// <param name="inner">Takes the frames.</param>
    /// <param name="origins">Takes where each frame begins.</param>
    public void Collect(
        double x, double y, List<PlacedElement<Card>> cards, List<PlacedElement<Frame>> inner,
        Dictionary<FrameLayout, (double X, double Y)> origins)
    {
        origins.Add(this, (x, y));
        foreach ((Element child, LayeredNode node) in nodes)
        {
            (double left, double top) = (x + Left + node.X, y + Top + node.Y);
            if (child is Card card)
            {
                cards.Add(new(card, left, top, node.Width, node.Height));
            }
            else
            {
                inner.Add(new((Frame)child, left, top, node.Width, node.Height));
                frames[child].Collect(left, top, cards, inner, origins);
            }
        }
    }

    /// <summary>The points of a link, through all frames between its ends.</summary>
    public void Trace(Link link, Dictionary<FrameLayout, (double X, double Y)> origins, List<(double X, double Y)> points)
    {
        FrameLayout? below = null;
        if (childOf.TryGetValue(link.From, out Element? source) && frames.TryGetValue(source, out FrameLayout? above))
        {
            above.Trace(link, origins, points);
            if (above.own.Contains(link.To))
                return;   // it stays within
        }

        LayeredNode to = TargetOf(link);
        if (childOf.TryGetValue(link.To, out Element? target))
            frames.TryGetValue(target, out below);
        AddPoints(edges[(link.From, to)], origins[this], points);
        below?.Trace(link, origins, points);
    }

    private void AddChild(Element child, IReadOnlyList<Link> links)
    {
        if (child is Frame inner)
        {
            var layout = new FrameLayout(inner, links, sizes);
            frames.Add(child, layout);
            nodes.Add(child, graph.Add(new(layout.Width, layout.Height)));
            foreach (Card card in inner.Cards)
                childOf.Add(card, child);
        }
        else
        {
            (double width, double height) = sizes.OfCard((Card)child);
            nodes.Add(child, graph.Add(new(width, height)));
            childOf.Add((Card)child, child);
        }
    }

    private void Connect(Link link)
    {
        bool begins = own.Contains(link.From), ends = own.Contains(link.To);
        if ((!begins && !ends) || (begins && ends && childOf[link.From] == childOf[link.To]))
            return;
        LayeredNode to = TargetOf(link);
        if (edges.ContainsKey((link.From, to)))
            return;
        (LayeredNode from, double fromOffset) = !begins ? (entries[link.From], 0)
            : frames.TryGetValue(childOf[link.From], out FrameLayout? above)
                ? (nodes[childOf[link.From]], above.PortOf(above.exits[link.From]))
            : (nodes[link.From], nodes[link.From].Width / 2);
        double toOffset = !ends ? 0
            : frames.TryGetValue(childOf[link.To], out FrameLayout? below) ? below.PortOf(below.entries[link.From])
            : to.Width / 2;
        edges.Add((link.From, to), graph.Connect(from, to, fromOffset, toOffset));
    }

    private LayeredNode TargetOf(Link link) => own.Contains(link.To) ? nodes[childOf[link.To]] : exits[link.From];

    private double PortOf(LayeredNode port) => Left + port.X;

    /// <summary>The port of a frame by which the first value enters, from its left side; null where it reads nothing.</summary>
    public double? Entry => entries.Count > 0 ? PortOf(entries.Values.First()) : null;

    private void AddPoints(LayeredEdge edge, (double X, double Y) origin, List<(double X, double Y)> points)
    {
        (double left, double top) = (origin.X + Left, origin.Y + Top);
        bool enters = entries.ContainsValue(edge.From), leaves = exits.ContainsValue(edge.To);
        double x = left + edge.From.X + edge.FromOffset;
        if (enters)
            points.Add((x, origin.Y));
        points.Add((x, top + edge.From.Y + edge.From.Height));
        points.Add((x, top + graph.Bottoms[edge.From.Layer]));
        foreach (LayeredNode bend in edge.Bends)
        {
            points.Add((left + bend.X + bend.Width / 2, top + graph.Tops[bend.Layer]));
            points.Add((left + bend.X + bend.Width / 2, top + graph.Bottoms[bend.Layer]));
        }

        double end = left + edge.To.X + edge.ToOffset;
        points.Add((end, top + edge.To.Y));
        if (leaves)
            points.Add((end, origin.Y + Height));
    }
}
