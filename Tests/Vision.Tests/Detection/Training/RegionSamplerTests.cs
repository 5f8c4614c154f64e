namespace Unroll.Vision.Tests;

/// <summary>What a head learns from, against torchvision where all is drawn.</summary>
public sealed class RegionSamplerTests
{
    private static readonly GoldenNumbers Golden = new("losses.json");
    private static readonly int[] Classes = [3, 8];

    [Fact]
    public void Regions_labels_and_targets_are_torchvisions()
    {
        var sampler = new RegionSampler(512, positiveFraction: 1);
        Box[] proposals = Golden.Boxes("sampledProposals"), expected = Golden.Boxes("sampled"), regions = new Box[512];
        int[] expectedLabels = Golden.Integers("sampledLabels"), labels = new int[512];
        float[] targets = new float[4 * 512];
        GroundTruth[] truths = Truths();
        int count = 0;
        void Draw() => count = sampler.Draw(proposals, truths, regions, labels, targets);
        Draw();
        Assert.Equal(expected.Length, count);
        // There by their places, here the positive ones first.
        int[] order = [.. Enumerable.Range(0, count).Where(i => expectedLabels[i] > 0),
            .. Enumerable.Range(0, count).Where(i => expectedLabels[i] == 0)];
        for (int i = 0; i < count; i++)
        {
            Assert.Equal(expected[order[i]], regions[i]);
            Assert.Equal(expectedLabels[order[i]], labels[i]);
            double[] goal = labels[i] > 0 ? Golden["sampledTargets"].AsSpan(4 * order[i], 4).ToArray() : new double[4];
            GoldenNumbers.AssertClose(goal, targets.AsSpan(4 * i, 4), 1e-5);
        }

        Assert.Equal(0, Allocation.Of(Draw, 10));
    }

    [Fact]
    public void No_more_are_drawn_than_were_asked_for()
    {
        var sampler = new RegionSampler(4, positiveFraction: 0.5, seed: 2);
        var regions = new Box[4];
        int[] labels = new int[4];
        Assert.Equal(4, sampler.Draw(Golden.Boxes("sampledProposals"), Truths(), regions, labels, new float[16]));
        Assert.Equal(2, labels.Count(label => label > 0));
        Assert.Equal(0, sampler.Draw([], [], regions, labels, new float[16]));
        Assert.Equal(1, sampler.Draw([new(1, 1, 2, 2)], [], regions, labels, new float[16]));
        Assert.Equal(0, labels[0]);
    }

    [Fact]
    public void Bad_input_is_refused()
    {
        var sampler = new RegionSampler(4);
        Assert.Throws<ArgumentException>(() => sampler.Draw([], [], new Box[3], new int[4], new float[16]));
        Assert.Throws<ArgumentException>(() => sampler.Draw([], [], new Box[4], new int[4], new float[4]));
        Assert.Throws<ArgumentException>(() => sampler.Draw([new(2, 0, 1, 1)], [], new Box[4], new int[4], new float[16]));
        Assert.Throws<ArgumentOutOfRangeException>(() => new RegionSampler(0));
    }

    private static GroundTruth[] Truths() =>
        [.. Golden.Boxes("sampledTruths").Zip(Classes, (box, label) => new GroundTruth(box, label))];
}
