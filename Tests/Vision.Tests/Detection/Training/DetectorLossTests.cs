namespace Unroll.Vision.Tests;

/// <summary>The losses of two-stage detectors against torchvision in double precision, and their gradients against differences.</summary>
public sealed class DetectorLossTests
{
    private const int Anchors = 20, Counted = 12;

    private static readonly GoldenNumbers Golden = new("losses.json");
    private static readonly int[][] Drawn = [[2, 3, 11, 0, 5, 6, 7, 19], [1, 4, 10, 18]];
    private static readonly int[] Positives = [3, 0], Labels = [3, 1, 0, 0, 2, 2, 0];

    [Fact]
    public void Objectness_is_torchvisions()
    {
        float[] logits = Scaled(2 * Anchors, 3, 12), gradients = new float[logits.Length];
        float loss = 0;
        void Score()
        {
            loss = 0;
            for (int picture = 0; picture < 2; picture++)
            {
                Range own = (picture * Anchors)..((picture + 1) * Anchors);
                loss += DetectorLosses.Objectness(
                    logits.AsSpan(own), Drawn[picture], Positives[picture], Counted, gradients.AsSpan(own));
            }
        }

        gradients.AsSpan().Fill(7);
        Score();
        GoldenNumbers.AssertClose(Golden["objectness"], [loss], 1e-6);
        GoldenNumbers.AssertClose(Golden["objectnessGradient"], gradients, 1e-8);
        Assert.Equal(0, Allocation.Of(Score, 10));
    }

    [Fact]
    public void Offsets_of_anchors_are_torchvisions()
    {
        float[] offsets = Scaled(8 * Anchors, 40, 2), all = Scaled(8 * Anchors, 200, 1), gradients = new float[offsets.Length];
        float[] targets = [.. all[8..16], .. all[44..48]];
        gradients.AsSpan().Fill(7);
        float loss = DetectorLosses.ProposalOffsets(
            offsets.AsSpan(0, 4 * Anchors), Drawn[0].AsSpan(0, 3), targets, Counted, gradients.AsSpan(0, 4 * Anchors));
        loss += DetectorLosses.ProposalOffsets(
            offsets.AsSpan(4 * Anchors), [], [], Counted, gradients.AsSpan(4 * Anchors));
        GoldenNumbers.AssertClose(Golden["proposals"], [loss], 1e-6);
        GoldenNumbers.AssertClose(Golden["proposalsGradient"], gradients, 1e-8);
        Assert.Equal(0, Allocation.Of(
            () => DetectorLosses.ProposalOffsets(offsets, Drawn[0].AsSpan(0, 3), targets, Counted, gradients), 10));
    }

    [Fact]
    public void The_loss_of_the_head_is_torchvisions()
    {
        float[] logits = Scaled(7 * 4, 11, 9), offsets = Scaled(7 * 16, 77, 2), targets = Scaled(7 * 4, 500, 1.5f);
        float[] ofLogits = new float[logits.Length], ofOffsets = new float[offsets.Length];
        ofOffsets.AsSpan().Fill(7);
        GoldenNumbers.AssertClose(Golden["classes"], [DetectorLosses.Classes(logits, Labels, ofLogits)], 1e-6);
        GoldenNumbers.AssertClose(Golden["regions"], [DetectorLosses.RegionOffsets(offsets, Labels, targets, ofOffsets)], 1e-6);
        GoldenNumbers.AssertClose(Golden["classesGradient"], ofLogits, 1e-8);
        GoldenNumbers.AssertClose(Golden["regionsGradient"], ofOffsets, 1e-8);
        Assert.Equal(0, Allocation.Of(() => DetectorLosses.Classes(logits, Labels, ofLogits), 10));
        Assert.Equal(0, Allocation.Of(() => DetectorLosses.RegionOffsets(offsets, Labels, targets, ofOffsets), 10));
    }

    [Fact]
    public void Gradients_are_finite_differences()
    {
        float[] logits = Scaled(Anchors, 5, 4), offsets = Scaled(7 * 16, 50, 1), targets = Scaled(7 * 4, 300, 1);
        Differences(logits, gradients => DetectorLosses.Objectness(logits, Drawn[0], 3, Counted, gradients));
        Differences(offsets, gradients => DetectorLosses.ProposalOffsets(offsets, [0, 5, 27], targets[..12], 9, gradients));
        Differences(offsets, gradients => DetectorLosses.RegionOffsets(offsets, Labels, targets, gradients));
        Differences(offsets, gradients => DetectorLosses.Classes(offsets, Labels, gradients));
    }

    [Fact]
    public void Large_logits_overflow_nowhere_and_nothing_is_hidden()
    {
        float[] gradients = new float[3];
        Assert.Equal(1e30f, DetectorLosses.Objectness([1e30f, 0, -1e30f], [2, 0], 1, 2, gradients), 1e24f);
        Assert.Equal([0.5f, 0, -0.5f], gradients);
        Assert.Equal(2e30f, DetectorLosses.Classes([1e30f, 0, -1e30f], [2], gradients), 1e24f);
        Assert.True(float.IsNaN(DetectorLosses.Objectness([float.NaN, 0], [0], 1, 1)));
        Assert.True(float.IsNaN(DetectorLosses.Classes([0, float.NaN], [0])));
        Assert.True(float.IsNaN(DetectorLosses.ProposalOffsets([0, float.NaN, 0, 0], [0], new float[4], 1)));
        Assert.True(float.IsNaN(DetectorLosses.RegionOffsets([0, 0, 0, 0, 0, float.NaN, 0, 0], [1], new float[4])));
    }

    [Fact]
    public void The_mean_over_nothing_is_0()
    {
        float[] gradients = [7, 7, 7, 7];
        Assert.Equal(0, DetectorLosses.Objectness(new float[4], [], 0, 0, gradients));
        Assert.Equal(new float[4], gradients);
        Assert.Equal(0, DetectorLosses.ProposalOffsets(new float[4], [], [], 0));
        Assert.Equal(0, DetectorLosses.Classes([], []));
        Assert.Equal(0, DetectorLosses.RegionOffsets([], [], []));
        Assert.Equal(0, DetectorLosses.RegionOffsets(new float[8], [0], new float[4]));
    }

    [Fact]
    public void Bad_input_is_refused()
    {
        Assert.Throws<ArgumentException>(() => DetectorLosses.Objectness(new float[2], [2], 0, 1));
        Assert.Throws<ArgumentException>(() => DetectorLosses.Objectness(new float[2], [1], 2, 1));
        Assert.Throws<ArgumentException>(() => DetectorLosses.Objectness(new float[2], [1], 1, 0));
        Assert.Throws<ArgumentException>(() => DetectorLosses.Objectness(new float[2], [1], 1, 1, new float[3]));
        Assert.Throws<ArgumentException>(() => DetectorLosses.ProposalOffsets(new float[5], [], [], 0));
        Assert.Throws<ArgumentException>(() => DetectorLosses.ProposalOffsets(new float[4], [0], new float[3], 1));
        Assert.Throws<ArgumentException>(() => DetectorLosses.Classes(new float[5], [0, 0]));
        Assert.Throws<ArgumentException>(() => DetectorLosses.RegionOffsets(new float[6], [0], new float[4]));
        var label = Assert.Throws<ArgumentException>(() => DetectorLosses.Classes(new float[4], [4]));
        Assert.Contains("There is a 4; expected numbers from 0 to 3", label.Message, StringComparison.Ordinal);
    }

    private static float[] Scaled(int count, int start, float scale) =>
        Array.ConvertAll(RegionValues.Noise(count, start), number => number * scale);

    private static void Differences(float[] values, Func<float[], float> loss)
    {
        const float Step = 1f / 512;
        float[] gradients = new float[values.Length], other = new float[values.Length];
        loss(gradients);
        for (int i = 0; i < values.Length; i++)
        {
            float value = values[i];
            values[i] = value + Step;
            double above = loss(other);
            values[i] = value - Step;
            double difference = (above - loss(other)) / (2 * Step);
            values[i] = value;
            Assert.True(Math.Abs(gradients[i] - difference) < 4e-4, $"{i}: {gradients[i]}, by differences {difference}");
        }
    }
}
