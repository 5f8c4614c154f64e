using Unroll.Drawing.Content;

namespace Unroll.Drawing.Layout;

/// <summary>Gives everything in a diagram a place.</summary>
internal static class DiagramLayout
{
    /// <summary>Between the ends of links that come together at a card.</summary>
    private const double PortGap = 16;

    public static PlacedDiagram Place(Diagram diagram, Sizes sizes)
    {
        var network = new FrameLayout(diagram.Network, diagram.Links, sizes, isOutermost: true);
        List<PlacedElement<Card>> cards = [];
        List<PlacedElement<Frame>> frames = [];
        Dictionary<FrameLayout, (double X, double Y)> origins = [];
        network.Collect(0, 0, cards, frames, origins);
        List<PlacedLink> links = [];
        foreach (Link link in diagram.Links)
        {
            List<(double X, double Y)> points = [];
            network.Trace(link, origins, points);
            links.Add(new(link, points));
        }

        Spread(links);
        return new(network.Width, network.Height, cards, frames, links);
    }

    /// <summary>Lets the links that end at one card end side by side, in the order in which they come; the straightest stays.</summary>
    private static void Spread(List<PlacedLink> links)
    {
        foreach (IGrouping<Card, PlacedLink> group in links.GroupBy(link => link.Link.To).ToArray())
        {
            PlacedLink[] ordered = [.. group.OrderBy(link => Aside(link))];
            int straightest = Array.IndexOf(ordered, ordered.MinBy(link => Math.Abs(Aside(link))));
            for (int i = 0; i < ordered.Length; i++)
            {
                (double x, double y) = ordered[i].Points[^1];
                links[links.IndexOf(ordered[i])] = ordered[i] with
                {
                    Points = [.. ordered[i].Points.SkipLast(1), (x + (i - straightest) * PortGap, y)],
                };
            }
        }
    }

    /// <summary>How far aside the last curve of a link begins, from where it ends.</summary>
    private static double Aside(PlacedLink link) => link.Points[^2].X - link.Points[^1].X;
}
