namespace Unroll.Drawing.Layout;

/// <summary>
/// Places the nodes of ordered layers: each as near as possible to where its edges would be vertical, layer by layer, down and up. Within
/// a layer the least sum of distances that keeps order and gaps is exact: nodes that would overlap form a cluster, which takes the weighted
/// median of what they want (the pool-adjacent-violators algorithm of isotonic regression, M. Ayer et al., 1955).
/// </summary>
internal static class Placement
{
    /// <summary>Sweeps that look at one side, the last of them down, and those that look at both.</summary>
    private const int Sweeps = 13, Refinements = 24;

    /// <summary>The wish of the ways into and out of a frame to stand above one another: less than that of a main edge.</summary>
    private const double OppositeWeight = 4;

    public static void Place(IReadOnlyList<List<LayeredNode>> layers, double gap)
    {
        foreach (List<LayeredNode> layer in layers)
            Pack(layer, gap);
        for (int sweep = 0; sweep < Sweeps + Refinements; sweep++)
        {
            bool down = sweep % 2 == 0, both = sweep >= Sweeps;
            foreach (List<LayeredNode> layer in down ? layers : layers.Reverse())
                Settle(layer, gap, above: down || both, below: !down || both);
        }

        Straighten(layers, gap);
    }

    /// <summary>Side by side about the middle.</summary>
    private static void Pack(List<LayeredNode> layer, double gap)
    {
        double x = -(layer.Sum(node => node.Width) + gap * (layer.Count - 1)) / 2;
        foreach (LayeredNode node in layer)
        {
            node.X = x;
            x += node.Width + gap;
        }
    }

    private static void Settle(List<LayeredNode> layer, double gap, bool above, bool below)
    {
        var clusters = new List<(List<(double Place, double Weight)> Wishes, double Median, int Count)>();
        bool stays = above && below;
        var starts = new double[layer.Count];
        double reached = 0;
        for (int i = 0; i < layer.Count; i++)
        {
            starts[i] = reached;
            List<(double Place, double Weight)> wishes =
                [.. Wishes(layer[i], above, below).Select(wish => (wish.Place - reached, wish.Weight))];
            double present = layer[i].X - reached, median = Median(wishes, present, stays);
            int count = 1;
            while (clusters.Count > 0 && clusters[^1].Median >= median)
            {
                present = clusters[^1].Median;
                wishes.AddRange(clusters[^1].Wishes);
                count += clusters[^1].Count;
                clusters.RemoveAt(clusters.Count - 1);
                median = Median(wishes, present, stays);
            }

            clusters.Add((wishes, median, count));
            reached += layer[i].Width + gap;
        }

        int node = 0;
        foreach ((_, double median, int count) in clusters)
            for (int last = node + count; node < last; node++)
                layer[node].X = median + starts[node];
    }

    /// <summary>Where the edges of a node would be vertical.</summary>
    private static IEnumerable<(double Place, double Weight)> Wishes(LayeredNode node, bool above, bool below) =>
    [
        .. node.Opposite is { } opposite && above && below ? [(opposite.X, OppositeWeight)] : (ReadOnlySpan<(double, double)>)[],
        .. above ? node.Above.Select(segment => (segment.Top.X + segment.TopOffset - segment.BottomOffset, segment.Weight)) : [],
        .. below ? node.Below.Select(segment => (segment.Bottom.X + segment.BottomOffset - segment.TopOffset, segment.Weight)) : [],
    ];

    /// <summary>
    /// The weighted median. Where several places are, it is the middle of all or, of a node that stays, the nearest of them.
    /// </summary>
    private static double Median(List<(double Place, double Weight)> wishes, double present, bool stays)
    {
        if (wishes.Count == 0)
            return present;
        wishes.Sort();
        double half = wishes.Sum(wish => wish.Weight) / 2, sum = 0;
        int i = 0;
        while ((sum += wishes[i].Weight) < half)
            i++;
        (double least, double most) = (wishes[i].Place, sum == half && i + 1 < wishes.Count ? wishes[i + 1].Place : wishes[i].Place);
        return stays ? Math.Clamp(present, least, most) : (least + most) / 2;
    }

    /// <summary>Makes edges through several layers vertical where their neighbors leave room.</summary>
    private static void Straighten(IReadOnlyList<List<LayeredNode>> layers, double gap)
    {
        foreach (LayeredNode first in layers.SelectMany(layer => layer).Where(node => node.IsBend && !node.Above[0].Top.IsBend))
        {
            List<LayeredNode> bends = [first];
            while (bends[^1].Below[0].Bottom is { IsBend: true } next)
                bends.Add(next);
            double least = bends.Max(bend => bend.Place == 0 ? double.NegativeInfinity : End(layers[bend.Layer][bend.Place - 1]) + gap);
            double most = bends.Min(bend => bend.Place == layers[bend.Layer].Count - 1
                ? double.PositiveInfinity : layers[bend.Layer][bend.Place + 1].X - gap - bend.Width);
            if (least > most)
                continue;
            double[] wished = [.. bends.Select(bend => bend.X).Order()];
            double x = Math.Clamp(wished[wished.Length / 2], least, most);
            foreach (LayeredNode bend in bends)
                bend.X = x;
        }
    }

    private static double End(LayeredNode node) => node.X + node.Width;
}
