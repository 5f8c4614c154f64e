using Unroll.Drawing.Content;
using Unroll.Drawing.Layout;

namespace Unroll.Generator.Tests.Drawing;

/// <summary>Where things are placed.</summary>
public sealed class LayoutTests
{
    private const double Tolerance = 1e-6;

    /// <summary>A network with long skip connections.</summary>
    private const string UShaped = """
        [Block] class Two
        {
            [Conv(3, 3, Arg.A, Padding = Padding.Same), Relu] Layer one;
            [Conv(3, 3, Arg.A, Padding = Padding.Same), Relu] Layer two;
        }
        [Network] partial class UNet
        {
            [Input(64, 64, 1)] Layer image;
            [Block<Two>(8)] Layer down1;
            [MaxPool(2)] Layer pool1;
            [Block<Two>(16)] Layer down2;
            [MaxPool(2)] Layer pool2;
            [Block<Two>(32)] Layer down3;
            [MaxPool(2)] Layer pool3;
            [Block<Two>(64)] Layer bottom;
            [ConvTranspose(2, 2, 32, Stride = 2)] Layer up3;
            [Concat(nameof(down3), nameof(up3))] Layer joined3;
            [Block<Two>(32)] Layer right3;
            [ConvTranspose(2, 2, 16, Stride = 2)] Layer up2;
            [Concat(nameof(down2), nameof(up2))] Layer joined2;
            [Block<Two>(16)] Layer right2;
            [ConvTranspose(2, 2, 8, Stride = 2)] Layer up1;
            [Concat(nameof(down1), nameof(up1))] Layer joined1;
            [Block<Two>(8)] Layer right1;
            [Conv(1, 1, 3)] Layer scores;
        }
        """;

    public static TheoryData<string, string> Networks => new()
    {
        { "Samples.Classic", "ResNet50" },
        { "Samples.Classic", "GoogLeNet" },
        { "Samples.Classic", "MobileNetV3" },
        { "Samples.Classic", "ShuffleNetV2" },
        { "", UShaped },
    };

    [Theory]
    [MemberData(nameof(Networks))]
    public void Nothing_overlaps_and_every_link_goes_down_between_the_cards(string folder, string network)
    {
        PlacedDiagram placed = Place(folder.Length > 0 ? Drawn.Diagram(folder, network) : Drawn.Diagram(network));
        Rectangle[] cards = [.. placed.Cards.Select(card => new Rectangle(card.X, card.Y, card.Right, card.Bottom))];
        Rectangle[] frames = [.. placed.Frames.Select(frame => new Rectangle(frame.X, frame.Y, frame.Right, frame.Bottom))];
        for (int i = 0; i < cards.Length; i++)
        {
            Assert.True(cards[i].IsWithin(new(0, 0, placed.Width, placed.Height)));
            Assert.DoesNotContain(cards.Skip(i + 1), other => other.Overlaps(cards[i]));
            Assert.All(placed.Frames.Zip(frames), frame => Assert.True(frame.First.Element.Cards.Contains(placed.Cards[i].Element)
                ? cards[i].IsWithin(frame.Second)
                : !cards[i].Overlaps(frame.Second)));
        }

        foreach (PlacedLink link in placed.Links)
        {
            PlacedElement<Card> from = placed.Cards.Single(card => card.Element == link.Link.From);
            PlacedElement<Card> to = placed.Cards.Single(card => card.Element == link.Link.To);
            Assert.Equal((from.Middle, from.Bottom), link.Points[0]);
            Assert.Equal(to.Y, link.Points[^1].Y, Tolerance);
            Assert.InRange(link.Points[^1].X, to.X, to.Right);
            for (int i = 1; i < link.Points.Count; i++)
            {
                ((double x, double y), (double nextX, double nextY)) = (link.Points[i - 1], link.Points[i]);
                Assert.True(nextY >= y - Tolerance);
                var passed = new Rectangle(Math.Min(x, nextX), y, Math.Max(x, nextX), nextY);
                Assert.DoesNotContain(cards, card => card.Overlaps(passed));
            }
        }
    }

    [Theory]
    [InlineData("ResNet18", 8)]
    [InlineData("MobileNetV2", 10)]
    public void The_main_way_is_straight_and_the_ways_around_blocks_alone_are_not(string network, int around)
    {
        PlacedDiagram placed = Place(Drawn.Diagram("Samples.Classic", network));
        PlacedLink[] curved = [.. placed.Links.Where(link => link.Points.Select(point => Math.Round(point.X, 6)).Distinct().Count() > 1)];
        Assert.Equal(around, curved.Length);
        Assert.Single(placed.Cards.Select(card => Math.Round(card.Middle, 6)).Distinct());
    }

    [Fact]
    public void Crossings_are_undone()
    {
        LayeredGraph graph = new() { Gap = 10, LayerGap = 20 };
        LayeredNode[] top = [.. Enumerable.Range(0, 6).Select(_ => graph.Add(new(30, 20)))];
        LayeredNode[] bottom = [.. Enumerable.Range(0, 6).Select(_ => graph.Add(new(30, 20)))];
        for (int i = 0; i < top.Length; i++)
            graph.Connect(top[i], bottom[(i * 5 + 3) % 6], 15, 15);
        graph.Arrange();
        Assert.Equal(0, CrossingReduction.Crossings(graph.Layers));
        Assert.All(graph.Edges, edge => Assert.Equal(edge.From.X, edge.To.X, Tolerance));
    }

    [Fact]
    public void A_long_edge_is_straight_beside_what_it_passes()
    {
        LayeredGraph graph = new() { Gap = 10, LayerGap = 20 };
        LayeredNode[] chain = [.. Enumerable.Range(0, 9).Select(_ => graph.Add(new(50, 20)))];
        for (int i = 1; i < chain.Length; i++)
            graph.Connect(chain[i - 1], chain[i], 25, 25);
        LayeredEdge skip = graph.Connect(chain[1], chain[7], 25, 25);
        graph.Arrange();
        Assert.Equal(5, skip.Bends.Count);
        Assert.Single(skip.Bends.Select(bend => Math.Round(bend.X, 6)).Distinct());
        Assert.Equal(0, CrossingReduction.Crossings(graph.Layers));
    }

    // 500 graphs with edges at random: what the algorithm promises of any of them.
    [Fact]
    public void Random_graphs_keep_order_and_gaps()
    {
        var random = new Random(7);
        for (int run = 0; run < 500; run++)
        {
            LayeredGraph graph = new() { Gap = 10, LayerGap = 20 };
            LayeredNode[] nodes =
                [.. Enumerable.Range(0, random.Next(1, 25)).Select(_ => graph.Add(new(random.Next(0, 90), random.Next(1, 40))))];
            for (int to = 1; to < nodes.Length; to++)
                for (int from = 0; from < to; from++)
                    if (random.Next(5) == 0)
                        graph.Connect(nodes[from], nodes[to], nodes[from].Width / 2, nodes[to].Width / 2);
            graph.Arrange();
            Assert.All(graph.Edges, edge => Assert.True(edge.To.Y >= edge.From.Y + edge.From.Height + graph.LayerGap - Tolerance));
            Assert.All(graph.Edges, edge => Assert.Equal(edge.To.Layer - edge.From.Layer - 1, edge.Bends.Count));
            Assert.All(graph.Layers, layer => Assert.All(layer.Zip(layer.Skip(1)), pair =>
                Assert.True(pair.Second.X >= pair.First.X + pair.First.Width + graph.Gap - Tolerance)));
            Assert.Equal(0, nodes.Concat(graph.Edges.SelectMany(edge => edge.Bends)).Min(node => node.X), Tolerance);
        }
    }

    private static PlacedDiagram Place(Diagram diagram) => DiagramLayout.Place(
        diagram, new(_ => (200, 60), _ => 180, Heading: 40, Padding: 16, Gap: 28, LayerGap: 34));

    private readonly record struct Rectangle(double Left, double Top, double Right, double Bottom)
    {
        public bool Overlaps(Rectangle other) => Left < other.Right - Tolerance && other.Left < Right - Tolerance
            && Top < other.Bottom - Tolerance && other.Top < Bottom - Tolerance;

        public bool IsWithin(Rectangle other) => Left >= other.Left - Tolerance && Right <= other.Right + Tolerance
            && Top >= other.Top - Tolerance && Bottom <= other.Bottom + Tolerance;
    }
}
