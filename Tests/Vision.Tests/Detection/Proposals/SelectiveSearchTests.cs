namespace Unroll.Vision.Tests;

/// <summary>Selective search against a plain reference, and pictures whose objects are known.</summary>
public sealed class SelectiveSearchTests
{
    [Theory]
    [InlineData(RegionSimilarities.All)]
    [InlineData(RegionSimilarities.Color | RegionSimilarities.Size)]
    [InlineData(RegionSimilarities.Texture)]
    public void Proposals_are_those_of_the_definition(RegionSimilarities similarities)
    {
        Picture picture = SegmentationTests.Read("coffee.png").Resized(32, 40);
        var segmentation = new FelzenszwalbSegmentation(scale: 10, sigma: 0.5, minimumSize: 15);
        int[] labels = new int[32 * 40];
        Assert.InRange(segmentation.Segment(picture, labels), 15, 80);
        List<Box> expected = new SelectiveSearchReference(picture, labels, similarities).Find();
        var proposals = new Box[200];
        int count = new SelectiveSearch(segmentation, similarities).Find(picture, proposals);
        Assert.Equal(expected, proposals[..count]);
        Assert.Equal(new Box(0, 0, 40, 32), proposals[0]);
    }

    /// <summary>Two flat things on a flat ground: both are proposed, by their very edges.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Things_are_proposed(int channels)
    {
        var picture = new Picture(60, 80, channels);
        Fill(picture, new Box(10, 15, 30, 45), 90);
        Fill(picture, new Box(50, 5, 75, 30), 200);
        var proposals = new Box[20];
        int count = new SelectiveSearch(new FelzenszwalbSegmentation(100, 0, 20)).Find(picture, proposals);
        Assert.Equal([new(0, 0, 80, 60), new(10, 15, 30, 45), new(50, 5, 75, 30)], proposals[..count].OrderBy(box => box.Left));
    }

    [Fact]
    public void The_same_picture_gives_the_same_proposals_without_allocation()
    {
        Picture picture = SegmentationTests.Read("coffee.png");
        var search = new SelectiveSearch(new FelzenszwalbSegmentation(50, 0.8, 20));
        Box[] first = new Box[1000], second = new Box[1000], few = new Box[5];
        int count = search.Find(picture, first);
        Assert.InRange(count, 50, 1000);
        Assert.Equal(count, first[..count].Distinct().Count());
        Assert.Equal(0, Allocation.Of(() => search.Find(picture, second), 3));
        Assert.Equal(first, second);
        Assert.Equal(count, new SelectiveSearch(new FelzenszwalbSegmentation(50, 0.8, 20)).Find(picture, second));
        Assert.Equal(first, second);
        Assert.Equal(5, search.Find(picture, few));
        Assert.Equal(first[..5], few);
    }

    [Fact]
    public void Tiny_pictures_are_one_proposal()
    {
        var proposals = new Box[4];
        Assert.Equal(1, new SelectiveSearch().Find(new Picture(1, 1), proposals));
        Assert.Equal(new Box(0, 0, 1, 1), proposals[0]);
        Assert.Equal(0, new SelectiveSearch().Find(new Picture(3, 2), []));
        Assert.Throws<ArgumentOutOfRangeException>(() => new SelectiveSearch(null, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new SelectiveSearch(null, (RegionSimilarities)16));
    }

    private static void Fill(Picture picture, Box box, byte value)
    {
        for (int y = (int)box.Top; y < box.Bottom; y++)
            picture.Row(y)[((int)box.Left * picture.Channels)..((int)box.Right * picture.Channels)].Fill(value);
    }
}
