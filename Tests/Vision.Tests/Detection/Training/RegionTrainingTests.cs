namespace Unroll.Vision.Tests;

/// <summary>The regions of a mini-batch: those that a sampler draws of each picture, one behind the other.</summary>
public sealed class RegionTrainingTests
{
    private static readonly Box[] Proposals = [new(0, 0, 20, 20), new(4, 2, 24, 23), new(50, 50, 70, 90), new(5, 5, 15, 15)];
    private static readonly GroundTruth[] Truths = [new(new Box(2, 2, 22, 22), 1)];

    [Fact]
    public void Regions_are_those_of_the_sampler_and_the_loss_is_over_all()
    {
        var training = new RegionTraining(new RegionSampler(4, 0.5, seed: 3));
        var sampler = new RegionSampler(4, 0.5, seed: 3);
        Box[] regions = new Box[4];
        int[] labels = new int[4];
        float[] targets = new float[16], values = RegionValues.Noise(3 * 4 * 4 * 3, 7), gradients = new float[values.Length];
        var all = new List<(Box, int)>();
        var allTargets = new List<float>();
        void Begin()
        {
            training.Clear();
            training.Add(Proposals, Truths);
            training.Add([], []);
            training.Add(Proposals.AsSpan(0, 2), Truths);
            training.Add(Proposals, []);
        }

        Begin();
        foreach ((int count, bool hasTruths) in new[] { (4, true), (0, false), (2, true), (4, false) })
        {
            int drawn = sampler.Draw(Proposals.AsSpan(0, count), hasTruths ? Truths : [], regions, labels, targets);
            all.AddRange(regions.Zip(labels).Take(drawn));
            allTargets.AddRange(targets.Take(4 * drawn));
        }

        Assert.Equal(all.Count, training.Count);
        Assert.Equal(all.Select(each => each.Item2), training.Labels.ToArray());
        Assert.Equal(all.Select(each => each.Item1), Enumerable.Range(0, 4).SelectMany(i => training.Regions(i).ToArray()));
        int first = training.First(3);
        Assert.Equal(training.Count - 4, first);
        Assert.Equal(0, training.Regions(1).Length);

        int length = 12 * all.Count;
        float loss = training.Offsets(values.AsSpan(0, length), gradients.AsSpan(0, length), all.Count);
        float expected = DetectorLosses.RegionOffsets(values.AsSpan(0, length), training.Labels, allTargets.ToArray());
        Assert.Equal(expected, loss);
        Assert.True(loss > 0);
        Assert.Throws<InvalidOperationException>(() => training.Offsets(values, gradients, 99));
        Assert.Throws<ArgumentOutOfRangeException>(() => training.Regions(4).Length);
        Assert.Equal(0, Allocation.Of(Begin, 10));
    }
}
