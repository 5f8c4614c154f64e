namespace Unroll.Vision.Tests;

/// <summary>Non-max suppression against torchvision, its definition and its laws.</summary>
public sealed class SuppressionTests
{
    private static readonly SuppressionOptions Every =
        new() { ScoreThreshold = float.NegativeInfinity, MostDetections = int.MaxValue, OverlapThreshold = 0.5f };

    private static readonly Box[] Three = [new(0, 0, 10, 10), new(0, 0, 10, 5), new(50, 50, 60, 60)];

    [Fact]
    public void What_stays_is_what_torchvision_keeps()
    {
        foreach (SuppressionCase each in SuppressionCase.All)
        {
            Box[] boxes = BoxGolden.Boxes(each.Boxes);
            float[] scores = BoxGolden.Floats(each.Scores);
            for (int i = 0; i < each.Thresholds.Length; i++)
            {
                var suppression = new NonMaxSuppression(Every with { OverlapThreshold = (float)each.Thresholds[i] });
                Assert.Equal(each.One[i], suppression.Suppress(boxes, scores).ToArray());
                Assert.Equal(each.Many[i], suppression.Suppress(boxes, scores, each.Classes).ToArray());
            }
        }
    }

    [Theory]
    [InlineData(1, 0, 1, false)]
    [InlineData(2, 300, 1, false)]
    [InlineData(3, 300, 5, false)]
    [InlineData(4, 300, 5, true)]
    [InlineData(5, 1000, 100, true)]
    [InlineData(6, 40, 2, true)]
    public void What_stays_is_what_the_definition_keeps(int seed, int count, int classes, bool onGrid)
    {
        var random = new Random(seed);
        var reused = new NonMaxSuppression(Every);
        for (int round = 0; round < 20; round++)
        {
            Box[] boxes = DrawnBoxes.Some(random, count, onGrid);
            // Some scores are the same, some negative, some infinite.
            float[] scores = [.. boxes.Select(_ => random.Next(10) == 0 ? float.PositiveInfinity : random.Next(-20, 100) / 50f)];
            int[] labels = [.. boxes.Select(_ => random.Next(classes) * 1_000_003 - 5)], same = new int[count];
            SuppressionOptions options = new()
            {
                OverlapThreshold = random.Next(5) / 4f,
                ScoreThreshold = random.Next(-2, 3) / 4f,
                MostDetections = random.Next(1, (2 * count) + 2),
            };
            var suppression = new NonMaxSuppression(options);
            Assert.Equal(BruteForce.Suppress(boxes, scores, labels, options), suppression.Suppress(boxes, scores, labels).ToArray());
            Assert.Equal(BruteForce.Suppress(boxes, scores, same, options), suppression.Suppress(boxes, scores).ToArray());
            Assert.Equal(BruteForce.Suppress(boxes, scores, labels, Every), reused.Suppress(boxes, scores, labels).ToArray());
        }
    }

    [Fact]
    public void Kept_boxes_of_a_class_overlap_no_more_than_the_threshold_and_scores_fall()
    {
        var random = new Random(9);
        Box[] boxes = DrawnBoxes.Some(random, 2000);
        float[] scores = [.. boxes.Select(_ => random.NextSingle())];
        int[] labels = [.. boxes.Select(_ => random.Next(3))];
        int[] kept = new NonMaxSuppression(Every).Suppress(boxes, scores, labels).ToArray();
        Assert.InRange(kept.Length, 50, 1900);
        for (int i = 0; i < kept.Length; i++)
        {
            for (int j = 0; j < i; j++)
            {
                Assert.True(scores[kept[j]] >= scores[kept[i]]);
                if (labels[kept[i]] == labels[kept[j]])
                    Assert.InRange(Box.IntersectionOverUnion(boxes[kept[i]], boxes[kept[j]]), 0, 0.5f);
            }
        }
    }

    [Fact]
    public void Equal_overlap_stays_and_equal_scores_favor_the_lower_index()
    {
        var suppression = new NonMaxSuppression(Every);
        Assert.Equal([0, 1, 2], suppression.Suppress(Three, [1, 1, 1]).ToArray());            // IoU is exactly 0.5
        Assert.Equal([0, 2], new NonMaxSuppression(Every with { OverlapThreshold = 0.4f }).Suppress(Three, [1, 1, 1]).ToArray());
        Assert.Equal([0, 2], new NonMaxSuppression(Every with { OverlapThreshold = 0.4f }).Suppress(Three, [0f, -0f, -0f]).ToArray());
        Assert.Equal([2, 1, 0], suppression.Suppress(Three, [1, 2, 3]).ToArray());
    }

    [Fact]
    public void Boxes_of_area_0_stay_and_suppress_nothing()
    {
        Box point = new(5, 5, 5, 5), line = new(0, 5, 10, 5);
        Box[] boxes = [point, point, line, line, Three[0]];
        var suppression = new NonMaxSuppression(Every with { OverlapThreshold = 0 });
        Assert.Equal([0, 1, 2, 3, 4], suppression.Suppress(boxes, [5, 4, 3, 2, 1]).ToArray());
    }

    [Fact]
    public void Defaults_are_those_of_YOLO_and_of_Faster_RCNN()
    {
        Assert.Equal(new SuppressionOptions { ScoreThreshold = 0.25f, OverlapThreshold = 0.45f, MostDetections = 300 }, new());
        Assert.Equal(SuppressionOptions.Yolo, new NonMaxSuppression().Options);
        SuppressionOptions heads = SuppressionOptions.FasterRcnn;
        Assert.Equal((0.05f, 0.5f, 100), (heads.ScoreThreshold, heads.OverlapThreshold, heads.MostDetections));
        Assert.Equal([2], new NonMaxSuppression().Suppress(Three, [0.25f, 0.1f, 0.2500001f]).ToArray());
    }

    [Fact]
    public void Wrong_input_is_refused_by_index()
    {
        var suppression = new NonMaxSuppression(Every);
        var thrown = Assert.Throws<ArgumentException>("scores", () => suppression.Suppress(Three, [1, float.NaN, 1]));
        Assert.Contains("box 1 is NaN", thrown.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>("scores", () => suppression.Suppress(Three, [1, float.NaN, 1], [0, 1, 2]));
        Assert.Throws<ArgumentException>("scores", () => suppression.Suppress(Three, [1, 1]));
        Assert.Throws<ArgumentException>("classes", () => suppression.Suppress(Three, [1, 1, 1], [0]));
        foreach (Box wrong in BoxTests.Wrong)
        {
            Box[] boxes = [.. Three, wrong];
            thrown = Assert.Throws<ArgumentException>("boxes", () => suppression.Suppress(boxes, [1, 1, 1, 1]));
            Assert.Contains("Box 3 is (", thrown.Message, StringComparison.Ordinal);
            Assert.Equal([0, 1], new NonMaxSuppression(new() { OverlapThreshold = 1 }).Suppress(boxes, [2, 1, 0, 0]).ToArray());
        }

        Assert.Throws<ArgumentOutOfRangeException>(() => new SuppressionOptions { OverlapThreshold = 1.1f });
        Assert.Throws<ArgumentOutOfRangeException>(() => new SuppressionOptions { OverlapThreshold = float.NaN });
        Assert.Throws<ArgumentOutOfRangeException>(() => new SuppressionOptions { ScoreThreshold = float.NaN });
        Assert.Throws<ArgumentOutOfRangeException>(() => new SuppressionOptions { MostDetections = 0 });
    }

    [Fact]
    public void Nothing_is_allocated_after_the_first_call()
    {
        var random = new Random(7);
        Box[] boxes = DrawnBoxes.Some(random, 3000);
        float[] scores = [.. boxes.Select(_ => random.NextSingle())];
        int[] labels = [.. boxes.Select(_ => random.Next(20))];
        var suppression = new NonMaxSuppression();
        var soft = new SoftSuppression();
        void All()
        {
            suppression.Suppress(boxes, scores);
            suppression.Suppress(boxes, scores, labels);
            suppression.Suppress(boxes.AsSpan(0, 10), scores.AsSpan(0, 10));
            soft.Suppress(boxes, scores, labels);
            soft.Suppress(boxes.AsSpan(0, 10), scores.AsSpan(0, 10));
        }

        All();
        Assert.Equal(0, Allocation.Of(All, 5));
    }
}
