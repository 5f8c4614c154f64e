namespace Unroll.Vision.Tests;

/// <summary>Soft suppression against a plain implementation in double precision.</summary>
public sealed class SoftSuppressionTests
{
    private static readonly Box[] Two = [new(0, 0, 10, 10), new(0, 0, 10, 5)];

    [Theory]
    [InlineData(ScoreDecay.Linear)]
    [InlineData(ScoreDecay.Gaussian)]
    public void Indices_and_scores_are_those_of_the_definition(ScoreDecay decay)
    {
        var suppression = new SoftSuppression(new() { Decay = decay, MostDetections = 1000 });
        foreach (SuppressionCase each in SuppressionCase.All)
        {
            SoftResult expected = decay == ScoreDecay.Linear ? each.Linear : each.Gaussian;
            Box[] boxes = BoxGolden.Boxes(each.Boxes);
            float[] scores = BoxGolden.Floats(each.Scores);
            Assert.Equal(expected.Indices, suppression.Suppress(boxes, scores, each.Classes).ToArray());
            for (int i = 0; i < expected.Scores.Length; i++)
                BoxGolden.Near(expected.Scores[i], suppression.Scores[i], 2e-6);

            // Fewer are the first of all.
            var few = new SoftSuppression(new() { Decay = decay, MostDetections = 7 });
            Assert.Equal(expected.Indices[..7], few.Suppress(boxes, scores, each.Classes).ToArray());
            Assert.Equal(7, few.Scores.Length);
        }
    }

    [Fact]
    public void A_second_box_keeps_a_part_of_its_score()
    {
        var linear = new SoftSuppression(new() { Decay = ScoreDecay.Linear });
        Assert.Equal([1, 0], linear.Suppress(Two, [0.4f, 0.8f]).ToArray());
        Assert.Equal([0.8f, 0.2f], linear.Scores.ToArray());                       // IoU 0.5
        var gaussian = new SoftSuppression();
        Assert.Equal([1, 0], gaussian.Suppress(Two, [0.4f, 0.8f]).ToArray());
        Assert.Equal(0.4 * Math.Exp(-0.5), gaussian.Scores[1], 1e-7);
        Assert.Equal([0, 1], gaussian.Suppress(Two, [0.5f, 0.5f], [4, 3]).ToArray());
        Assert.Equal([0.5f, 0.5f], gaussian.Scores.ToArray());
        Assert.Equal([0], new SoftSuppression(new() { ScoreThreshold = 0.4f }).Suppress(Two, [0.8f, 0.5f]).ToArray());
        Assert.Equal([0, 1, 2], gaussian.Suppress([default, default, default], [1, 1, 1]).ToArray());
        Assert.Equal([1f, 1f, 1f], gaussian.Scores.ToArray());
        Assert.Empty(gaussian.Suppress([], []).ToArray());
    }

    [Fact]
    public void Wrong_input_is_refused_by_index()
    {
        var suppression = new SoftSuppression();
        var thrown = Assert.Throws<ArgumentException>("scores", () => suppression.Suppress(Two, [1, float.NaN]));
        Assert.Contains("box 1", thrown.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>("scores", () => suppression.Suppress(Two, [1, float.PositiveInfinity]));
        Assert.Throws<ArgumentException>("scores", () => suppression.Suppress(Two, [1]));
        Assert.Throws<ArgumentException>("classes", () => suppression.Suppress(Two, [1, 1], [1]));
        foreach (Box wrong in BoxTests.Wrong)
            Assert.Throws<ArgumentException>("boxes", () => suppression.Suppress([wrong, Two[0]], [1, 1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => new SoftSuppressionOptions { Decay = (ScoreDecay)2 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new SoftSuppressionOptions { Sigma = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new SoftSuppressionOptions { OverlapThreshold = -1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new SoftSuppressionOptions { ScoreThreshold = -1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new SoftSuppressionOptions { MostDetections = 0 });
    }
}
