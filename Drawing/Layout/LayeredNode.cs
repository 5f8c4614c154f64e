namespace Unroll.Drawing.Layout;

/// <summary>A rectangle that a <see cref="LayeredGraph"/> places, or a point of a long edge.</summary>
/// <param name="width">Its width.</param>
/// <param name="height">Its height.</param>
internal sealed class LayeredNode(double width, double height)
{
    public double Width { get; } = width;

    public double Height { get; } = height;

    /// <summary>The left side, once it is placed.</summary>
    public double X { get; set; }

    /// <summary>The top side, once it is placed.</summary>
    public double Y { get; set; }

    /// <summary>The layer, from 0 at the top.</summary>
    public int Layer { get; set; }

    /// <summary>The place in the layer, from the left.</summary>
    public int Place { get; set; }

    /// <summary>Whether it is a point of an edge that passes through its layer.</summary>
    public bool IsBend { get; init; }

    /// <summary>Whether it stands below everything else, as the way out of a frame.</summary>
    public bool IsLast { get; init; }

    /// <summary>What it wants to stand above or below, as the ways into and out of a frame; null for nothing.</summary>
    public LayeredNode? Opposite { get; set; }

    /// <summary>The segments that end here.</summary>
    public List<Segment> Above { get; } = [];

    /// <summary>The segments that begin here.</summary>
    public List<Segment> Below { get; } = [];
}
