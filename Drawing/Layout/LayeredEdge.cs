namespace Unroll.Drawing.Layout;

/// <summary>An edge of a <see cref="LayeredGraph"/>.</summary>
/// <param name="From">Where it begins.</param>
/// <param name="To">Where it ends, in a later layer.</param>
/// <param name="FromOffset">From the left side of the node to where it begins.</param>
/// <param name="ToOffset">From the left side of the node to where it ends.</param>
internal sealed record LayeredEdge(LayeredNode From, LayeredNode To, double FromOffset, double ToOffset)
{
    /// <summary>Whether a longest way through the graph goes here.</summary>
    public bool IsMain { get; set; }

    /// <summary>The points where it passes through layers.</summary>
    public List<LayeredNode> Bends { get; } = [];
}

/// <summary>The part of an edge between two neighboring layers.</summary>
/// <param name="Top">Where it begins.</param>
/// <param name="Bottom">Where it ends.</param>
/// <param name="TopOffset">From the left side of the node to where it begins.</param>
/// <param name="BottomOffset">From the left side of the node to where it ends.</param>
/// <param name="Weight">How much it wants to be vertical: long edges, most.</param>
internal sealed record Segment(LayeredNode Top, LayeredNode Bottom, double TopOffset, double BottomOffset, double Weight);
