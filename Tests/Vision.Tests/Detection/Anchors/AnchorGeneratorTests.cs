namespace Unroll.Vision.Tests;

public sealed class AnchorGeneratorTests
{
    /// <summary>A literal of torchvision's own tests: an image of 15 x 15 under a grid of 3 x 3.</summary>
    [Fact]
    public void Shifts_are_index_times_stride()
    {
        var generator = new AnchorGenerator([10], [1]);
        var anchors = new Box[generator.Count(3, 3)];
        generator.Write(3, 3, 5, 5, anchors);
        Assert.Equal([new(-5, -5, 5, 5), new(0, -5, 10, 5), new(5, -5, 15, 5), new(-5, 0, 5, 10)], anchors[..4]);
        Assert.Equal(new Box(5, 5, 15, 15), anchors[8]);
    }

    [Fact]
    public void Anchors_are_torchvisions()
    {
        var generator = new AnchorGenerator([32, 77, 128], [0.5f, 1, 2]);
        var anchors = new Box[4 * 6 * 9];
        generator.Write(4, 6, 75 / 4, 100 / 6, anchors);
        Assert.Equal(new GoldenNumbers("anchors.json").Boxes("anchors"), anchors);
        Assert.Equal(9, generator.Cell.Length);
        Assert.Equal(0, Allocation.Of(() => generator.Write(4, 6, 18, 16, anchors), 10));
    }

    [Fact]
    public void Bad_numbers_are_refused()
    {
        Assert.Throws<ArgumentException>(() => new AnchorGenerator([], [1]));
        Assert.Throws<ArgumentException>(() => new AnchorGenerator([1], []));
        Assert.Throws<ArgumentException>(() => new AnchorGenerator([1, 0], [1]));
        Assert.Throws<ArgumentException>(() => new AnchorGenerator([1], [float.NaN]));
        var generator = new AnchorGenerator([10], [1, 2]);
        Assert.Throws<ArgumentOutOfRangeException>(() => generator.Count(0, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => generator.Count(1 << 20, 1 << 20));
        Assert.Throws<ArgumentOutOfRangeException>(() => generator.Write(1, 1, 0, 1, new Box[2]));
        Assert.Throws<ArgumentException>(() => generator.Write(1, 1, 1, 1, new Box[3]));
    }
}
