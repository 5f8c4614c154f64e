namespace Unroll.Vision.Tests;

public sealed class AnchorClusteringTests
{
    /// <summary>Three heaps far from one another: the anchors are their means, from whatever seed.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(-7)]
    public void Heaps_are_found(int seed)
    {
        BoxSize[] sizes = [new(10, 20), new(100, 90), new(12, 22), new(30, 300), new(110, 100), new(32, 320), new(14, 24)];
        var anchors = new BoxSize[3];
        float mean = new AnchorClustering().Find(sizes, anchors, seed);
        Assert.Equal([new(12, 22), new(31, 310), new(105, 95)], anchors);
        double expected = sizes.Average(size => anchors.Max(anchor => Overlap(size, anchor)));
        Assert.Equal(expected, mean, 1e-6);
    }

    /// <summary>Every anchor is the mean of the sizes that are nearest to it, which is where k-means ends.</summary>
    [Fact]
    public void Anchors_are_the_means_of_their_sizes()
    {
        var random = new Random(1);
        BoxSize[] sizes = [.. Enumerable.Range(0, 500).Select(_ => new BoxSize(
            (float)Math.Exp(4 * random.NextDouble()), (float)Math.Exp(4 * random.NextDouble())))];
        BoxSize[] anchors = new BoxSize[5], again = new BoxSize[5];
        var clustering = new AnchorClustering();
        float mean = clustering.Find(sizes, anchors, seed: 2);
        foreach (IGrouping<int, BoxSize> heap in sizes.GroupBy(
            size => Enumerable.Range(0, 5).MaxBy(k => Overlap(size, anchors[k]))))
        {
            Assert.Equal(heap.Average(size => size.Width), anchors[heap.Key].Width, 1e-3);
            Assert.Equal(heap.Average(size => size.Height), anchors[heap.Key].Height, 1e-3);
        }

        Assert.Equal(anchors.OrderBy(anchor => anchor.Width * anchor.Height), anchors);
        Assert.Equal(sizes.Average(size => anchors.Max(anchor => Overlap(size, anchor))), mean, 1e-5);
        Assert.InRange(clustering.Find(sizes, new BoxSize[1]), 0, mean);
        Assert.InRange(clustering.Find(sizes, new BoxSize[9]), mean, 1);
        Assert.Equal(mean, clustering.Find(sizes, again, seed: 2));
        Assert.Equal(anchors, again);
        Assert.Equal(0, Allocation.Of(() => clustering.Find(sizes, again, seed: 2), 3));
    }

    [Fact]
    public void Bad_sizes_are_refused()
    {
        var clustering = new AnchorClustering();
        Assert.Throws<ArgumentException>(() => clustering.Find([new(1, 1)], []));
        Assert.Throws<ArgumentException>(() => clustering.Find([new(1, 0)], new BoxSize[1]));
        Assert.Throws<ArgumentException>(() => clustering.Find([new(float.PositiveInfinity, 1)], new BoxSize[1]));
        Assert.Contains("2 different", Assert.Throws<ArgumentException>(
            () => clustering.Find([new(1, 1), new(2, 1), new(1, 1)], new BoxSize[3])).Message);
        Assert.Throws<ArgumentException>(() => clustering.Find([], new BoxSize[1]));
    }

    private static double Overlap(BoxSize a, BoxSize b)
    {
        double shared = (double)Math.Min(a.Width, b.Width) * Math.Min(a.Height, b.Height);
        return shared / ((double)a.Width * a.Height + (double)b.Width * b.Height - shared);
    }
}
