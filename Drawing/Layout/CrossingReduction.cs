namespace Unroll.Drawing.Layout;

/// <summary>
/// Orders the nodes of each layer for few crossings: sweeps down and up order each layer by the mean places of the neighbors in the layer
/// before, and neighbors change places where that helps (E. Gansner et al., "A technique for drawing directed graphs", 1993). The best
/// order that was seen is kept; the first is that of the declaration.
/// </summary>
internal static class CrossingReduction
{
    private const int Sweeps = 12;

    public static void Order(List<LayeredNode>[] layers)
    {
        Number(layers);
        LayeredNode[][] best = Copy(layers);
        int fewest = Crossings(layers);
        for (int sweep = 0; sweep < Sweeps && fewest > 0; sweep++)
        {
            bool down = sweep % 2 == 0;
            foreach (List<LayeredNode> layer in down ? layers.Skip(1) : layers.Reverse().Skip(1))
                Sort(layer, down);
            Exchange(layers);
            int crossings = Crossings(layers);
            if (crossings < fewest)
                (fewest, best) = (crossings, Copy(layers));
        }

        for (int i = 0; i < layers.Length; i++)
        {
            layers[i].Clear();
            layers[i].AddRange(best[i]);
        }

        Number(layers);
    }

    /// <summary>The pairs of segments that cross, in all layers.</summary>
    public static int Crossings(IReadOnlyList<List<LayeredNode>> layers) => layers.Sum(layer =>
    {
        Segment[] segments = [.. layer.SelectMany(node => node.Below)];
        int crossings = 0;
        for (int i = 0; i < segments.Length; i++)
            for (int j = i + 1; j < segments.Length; j++)
                crossings += Cross(segments[i], segments[j]) ? 1 : 0;
        return crossings;
    });

    // By places, and within a node by where the edge begins or ends.
    private static bool Cross(Segment first, Segment second)
    {
        int top = first.Top.Place != second.Top.Place
            ? first.Top.Place.CompareTo(second.Top.Place) : first.TopOffset.CompareTo(second.TopOffset);
        int bottom = first.Bottom.Place != second.Bottom.Place
            ? first.Bottom.Place.CompareTo(second.Bottom.Place) : first.BottomOffset.CompareTo(second.BottomOffset);
        return top * bottom < 0;
    }

    private static void Sort(List<LayeredNode> layer, bool down)
    {
        LayeredNode[] sorted = [.. layer.OrderBy(node => Mean(node, down))];   // a stable sort
        layer.Clear();
        layer.AddRange(sorted);
        Number(layer);
    }

    // A node without neighbors keeps its place.
    private static double Mean(LayeredNode node, bool down)
    {
        IEnumerable<double> places = down
            ? node.Above.Select(segment => segment.Top.Place + segment.TopOffset / (segment.Top.Width + 1))
            : node.Below.Select(segment => segment.Bottom.Place + segment.BottomOffset / (segment.Bottom.Width + 1));
        return places.DefaultIfEmpty(node.Place).Average();
    }

    private static void Exchange(List<LayeredNode>[] layers)
    {
        foreach (List<LayeredNode> layer in layers)
        {
            for (int i = 0; i + 1 < layer.Count; i++)
            {
                LayeredNode left = layer[i], right = layer[i + 1];
                int before = CrossingsOf(left, right);
                (left.Place, right.Place) = (right.Place, left.Place);
                if (CrossingsOf(left, right) < before)
                    (layer[i], layer[i + 1]) = (right, left);
                else
                    (left.Place, right.Place) = (right.Place, left.Place);
            }
        }
    }

    private static int CrossingsOf(LayeredNode left, LayeredNode right) =>
        left.Above.Sum(first => right.Above.Count(second => Cross(first, second)))
        + left.Below.Sum(first => right.Below.Count(second => Cross(first, second)));

    private static LayeredNode[][] Copy(List<LayeredNode>[] layers) => [.. layers.Select(layer => layer.ToArray())];

    private static void Number(IEnumerable<List<LayeredNode>> layers)
    {
        foreach (List<LayeredNode> layer in layers)
            Number(layer);
    }

    private static void Number(List<LayeredNode> layer)
    {
        for (int place = 0; place < layer.Count; place++)
            layer[place].Place = place;
    }
}
