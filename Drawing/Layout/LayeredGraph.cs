namespace Unroll.Drawing.Layout;

/// <summary>
/// A directed graph without cycles, drawn in layers from top to bottom (K. Sugiyama, S. Tagawa, M. Toda, "Methods for visual understanding
/// of hierarchical system structures", 1981): every edge goes down, an edge over several layers has a bend in each, layers are ordered for
/// few crossings, and places are chosen so that edges are short and long ones straight.
/// </summary>
internal sealed class LayeredGraph
{
    /// <summary>The space that a bend takes in its layer.</summary>
    private const double BendWidth = 10;

    private readonly List<LayeredNode> nodes = [];
    private readonly List<LayeredEdge> edges = [];

    /// <summary>Between neighbors in a layer.</summary>
    public required double Gap { get; init; }

    /// <summary>Between a layer and the next, at the least.</summary>
    public required double LayerGap { get; init; }

    public IReadOnlyList<LayeredEdge> Edges => edges;

    /// <summary>The nodes that are not bends.</summary>
    public IEnumerable<LayeredNode> Nodes => nodes.Where(node => !node.IsBend);

    /// <summary>The layers, once they are made.</summary>
    public List<LayeredNode>[] Layers { get; private set; } = [];

    public double Width { get; private set; }

    public double Height { get; private set; }

    /// <summary>The top of each layer.</summary>
    public double[] Tops { get; private set; } = [];

    /// <summary>The bottom of each layer.</summary>
    public double[] Bottoms { get; private set; } = [];

    public LayeredNode Add(LayeredNode node)
    {
        nodes.Add(node);
        return node;
    }

    public LayeredEdge Connect(LayeredNode from, LayeredNode to, double fromOffset, double toOffset)
    {
        var edge = new LayeredEdge(from, to, fromOffset, toOffset);
        edges.Add(edge);
        return edge;
    }

    /// <summary>Places all nodes, from (0, 0) on.</summary>
    public void Arrange()
    {
        LayerChoice.Choose(nodes, edges);
        Cut();
        ILookup<int, LayeredNode> layers = nodes.ToLookup(node => node.Layer);
        Layers = [.. Enumerable.Range(0, nodes.Max(node => node.Layer) + 1).Select(layer => layers[layer].ToList())];
        CrossingReduction.Order(Layers);
        Placement.Place(Layers, Gap);
        double left = nodes.Min(node => node.X);
        foreach (LayeredNode node in nodes)
            node.X -= left;
        Width = nodes.Max(node => node.X + node.Width);
        Stack();
    }

    /// <summary>Cuts edges into segments from layer to layer.</summary>
    private void Cut()
    {
        foreach (LayeredEdge edge in edges)
        {
            LayeredNode last = edge.From;
            double offset = edge.FromOffset;
            for (int layer = edge.From.Layer + 1; layer < edge.To.Layer; layer++)
            {
                LayeredNode bend = Add(new(BendWidth, 0) { IsBend = true, Layer = layer });
                edge.Bends.Add(bend);
                Join(last, bend, offset, BendWidth / 2, last.IsBend ? 8 : 1);
                (last, offset) = (bend, BendWidth / 2);
            }

            Join(last, edge.To, offset, edge.ToOffset, edge.IsMain ? 8 : last.IsBend ? 1 : 2);
        }
    }

    private static void Join(LayeredNode top, LayeredNode bottom, double topOffset, double bottomOffset, double weight)
    {
        var segment = new Segment(top, bottom, topOffset, bottomOffset, weight);
        top.Below.Add(segment);
        bottom.Above.Add(segment);
    }

    /// <summary>
    /// The layers below one another; where edges go far aside, there is more room for them, and less to a port straight above or below.
    /// </summary>
    private void Stack()
    {
        const double Slope = 0.06, Most = 36, PortShare = 0.4;
        Tops = new double[Layers.Length];
        Bottoms = new double[Layers.Length];
        double y = 0;
        for (int layer = 0; layer < Layers.Length; layer++)
        {
            Tops[layer] = y;
            Bottoms[layer] = y + Layers[layer].Max(node => node.Height);
            foreach (LayeredNode node in Layers[layer])
                node.Y = y;
            double aside = Layers[layer].SelectMany(node => node.Below)
                .Select(segment => Math.Abs(segment.Top.X + segment.TopOffset - segment.Bottom.X - segment.BottomOffset))
                .DefaultIfEmpty(0).Max();
            Height = Bottoms[layer];
            bool isPort = Height == Tops[layer] || (layer + 1 < Layers.Length && Layers[layer + 1].All(node => node.Height == 0));
            y = Height + (isPort && aside < 1 ? PortShare * LayerGap : LayerGap + Math.Min(Slope * aside, Most));
        }
    }
}
