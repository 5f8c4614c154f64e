namespace Unroll.Vision.Tests;

/// <summary>Matches against torchvision's, whose grid of anchors has many ties.</summary>
public sealed class AnchorMatcherTests
{
    private static readonly GoldenNumbers Golden = new("anchors.json");

    [Theory]
    [InlineData("proposals", 0.7f, 0.3f, true)]
    [InlineData("head", 0.5f, 0.5f, false)]
    public void Matches_are_torchvisions(string name, float high, float low, bool allowsLow)
    {
        var generator = new AnchorGenerator([16, 24], [0.5f, 1, 2]);
        var anchors = new Box[8 * 8 * 6];
        generator.Write(8, 8, 8, 8, anchors);
        Box[] truths = Golden.Boxes("found");
        int[] matches = new int[anchors.Length], expected = Golden.Integers(name + "Matches");
        var matcher = new AnchorMatcher(high, low, allowsLow);
        Assert.Equal(expected.Count(match => match >= 0), matcher.Match(anchors, truths, matches));
        Assert.Equal(expected, matches);
        Assert.Equal(allowsLow, expected.Contains(AnchorMatcher.Ignored));
        Assert.Equal(0, Allocation.Of(() => matcher.Match(anchors, truths, matches), 10));
    }

    /// <summary>Two anchors have 1/3 with the truth, which is more than any other: both are positive. One with 1/4 is background.</summary>
    [Fact]
    public void Ties_of_low_quality_are_all_positive()
    {
        Box[] anchors = [new(0, 0, 2, 2), new(2, 0, 4, 2), new(1, 0, 2, 1), new(8, 8, 9, 9)];
        int[] matches = new int[4];
        Assert.Equal(2, new AnchorMatcher().Match(anchors, [new Box(1, 0, 3, 2)], matches));
        Assert.Equal([0, 0, AnchorMatcher.Background, AnchorMatcher.Background], matches);
        Assert.Equal(0, new AnchorMatcher(allowLowQualityMatches: false).Match(anchors, [new Box(1, 0, 3, 2)], matches));
        Assert.Equal([AnchorMatcher.Ignored, AnchorMatcher.Ignored], matches[..2]);
    }

    [Fact]
    public void Without_truths_everything_is_background()
    {
        int[] matches = new int[5];
        Assert.Equal(0, new AnchorMatcher().Match(new Box[5], [], matches));
        Assert.All(matches, match => Assert.Equal(AnchorMatcher.Background, match));
    }

    [Fact]
    public void A_truth_that_no_anchor_overlaps_has_none()
    {
        int[] matches = new int[2];
        Assert.Equal(1, new AnchorMatcher().Match([new(0, 0, 2, 2), new(4, 4, 6, 6)], [new(8, 8, 9, 9), new(0, 0, 2, 2)], matches));
        Assert.Equal([1, AnchorMatcher.Background], matches);
    }

    [Fact]
    public void Bad_input_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new AnchorMatcher(1.1f));
        Assert.Throws<ArgumentOutOfRangeException>(() => new AnchorMatcher(0.5f, 0.6f));
        Assert.Throws<ArgumentOutOfRangeException>(() => new AnchorMatcher(float.NaN));
        var matcher = new AnchorMatcher();
        Assert.Throws<ArgumentException>(() => matcher.Match(new Box[2], new Box[1], new int[1]));
        var broken = new Box(0, 0, float.NaN, 1);
        Assert.Contains("Box 1", Assert.Throws<ArgumentException>(
            () => matcher.Match([default, broken], [new Box(0, 0, 1, 1)], new int[2])).Message);
        Assert.Contains("Box 0", Assert.Throws<ArgumentException>(() => matcher.Match([default], [broken], new int[1])).Message);
    }
}
