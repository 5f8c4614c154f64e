using Unroll.Runtime.Tests.Networks;

namespace Unroll.Runtime.Tests.Data;

/// <summary>Mini-batches of a few labels with as many samples each.</summary>
public sealed class LabelSamplerTests
{
    // 12 labels with 4 to 15 samples, and one with a single sample.
    private static readonly int[] Labels =
        [.. Enumerable.Range(0, 12).SelectMany(label => Enumerable.Repeat(label, 4 + label)), 12];

    [Theory]
    [InlineData(3, 4)]
    [InlineData(5, 2)]
    [InlineData(12, 3)]
    [InlineData(1, 1)]
    public void Each_mini_batch_has_so_many_labels_of_so_many_samples(int labels, int samples)
    {
        using BatchLoader loader = Loader(new LabelSampler(labels, samples), seed: 3);

        for (int epoch = 1; epoch <= 3; epoch++)
        {
            List<int[]> batches = Epoch(loader, epoch);
            Assert.Equal(Labels.Length / (labels * samples), batches.Count);
            Assert.All(batches, batch =>
            {
                Assert.Equal(labels * samples, batch.Distinct().Count());
                int[] counts = [.. batch.CountBy(sample => Labels[sample]).Select(pair => pair.Value)];
                Assert.Equal(Enumerable.Repeat(samples, labels), counts);
            });
        }
    }

    [Fact]
    public void A_label_with_too_few_samples_is_left_out()
    {
        using BatchLoader loader = Loader(new LabelSampler(4, 5), seed: 1);

        for (int epoch = 1; epoch <= 20; epoch++)
            Assert.All(Epoch(loader, epoch).SelectMany(batch => batch), sample => Assert.InRange(Labels[sample], 1, 11));
    }

    [Fact]
    public void Every_label_and_every_sample_of_a_label_is_as_likely_as_the_others()
    {
        using BatchLoader loader = Loader(new LabelSampler(5, 2), seed: 7);
        int[] counts = new int[Labels.Length];
        for (int epoch = 1; epoch <= 3000; epoch++)
        {
            foreach (int sample in Epoch(loader, epoch).SelectMany(batch => batch))
                counts[sample]++;
        }

        // 3000 epochs of 11 mini-batches of 10 samples, over 12 labels: 27,500 each.
        for (int label = 0; label < 12; label++)
        {
            int[] own = [.. Enumerable.Range(0, Labels.Length).Where(sample => Labels[sample] == label).Select(sample => counts[sample])];
            Assert.InRange(own.Sum(), 27_500 * .98, 27_500 * 1.02);
            Assert.All(own, count => Assert.InRange(count, own.Average() * .92, own.Average() * 1.08));
        }
    }

    [Fact]
    public void The_order_depends_on_seed_and_epoch_alone()
    {
        using BatchLoader loader = Loader(new LabelSampler(3, 4), 1), again = Loader(new LabelSampler(3, 4), 1),
            other = Loader(new LabelSampler(3, 4), 2);

        int[] first = Order(loader, 1), second = Order(loader, 2);

        Assert.NotEqual(first, second);
        Assert.Equal(second, Order(again, 2));
        Assert.Equal(first, Order(loader, 1));
        Assert.NotEqual(second, Order(other, 2));
    }

    [Fact]
    public void Neither_thread_allocates_after_the_first_mini_batches()
    {
        using BatchLoader loader = Loader(new LabelSampler(3, 4), seed: 1);
        Samples(loader, 1);
        long callers = Allocation.SoFar(), loaders = loader.AllocatedBytes;

        int samples = 0;
        for (int epoch = 2; epoch < 50; epoch++)
            samples += Samples(loader, epoch);

        Assert.Equal(callers, Allocation.SoFar());
        Assert.Equal(loaders, loader.AllocatedBytes);
        Assert.Equal(48 * (Labels.Length / 12) * 12, samples);
    }

    [Fact]
    public void What_cannot_be_drawn_is_refused()
    {
        Assert.Contains("13 labels of the set only 12 have so many", Refused(new(13, 4), 52));
        Assert.Contains("only 1 have so many", Refused(new(2, 15), 30));
        Assert.Contains("3 labels of 4 samples: 12, not mini-batches of 64", Refused(new(3, 4), 64));
        Assert.Contains("target 1, but the set has 1 targets", Refused(new(3, 4, target: 1), 12));
        Assert.Contains("needs a seed", Refused(new(3, 4), 12, seed: null));
        Assert.Throws<ArgumentOutOfRangeException>(() => new LabelSampler(0, 4));
        Assert.Throws<ArgumentOutOfRangeException>(() => new LabelSampler(4, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new LabelSampler(1 << 16, 1 << 16));
        Assert.Throws<ArgumentOutOfRangeException>(() => new LabelSampler(4, 4, -1));

        static string Refused(LabelSampler sampler, int batchSize, int? seed = 1) => Assert.Throws<ArgumentException>(
            () => new BatchLoader(Network, Set(), batchSize, seed, sampler: sampler)).Message;
    }

    [Fact]
    public void A_trainer_draws_by_it_and_refuses_it_without_shuffling()
    {
        using var network = new LinearNetwork(1, 13, seed: 1, labels: true);
        var trainer = new Trainer<LinearNetwork>(network, new Sgd(1e-5f)) { Sampler = new LabelSampler(3, 4), Shuffle = false };

        Assert.Contains("Shuffle is false", Assert.Throws<InvalidOperationException>(() => trainer.Fit(Set(), null, 1, 12)).Message);
        trainer.Shuffle = true;
        Assert.Contains("not mini-batches of 64", Assert.Throws<ArgumentException>(() => trainer.Fit(Set(), null, 1)).Message);
        Assert.Equal(2 * (Labels.Length / 12), trainer.Fit(Set(), null, epochs: 2, batchSize: 12).Steps);
    }

    private static NetworkDescription Network { get; } = LinearNetwork.Describe(1, 13, labels: true);

    // Each sample's only number is its place.
    private static DataSet Set() => new([.. Enumerable.Range(0, Labels.Length).Select(sample => (float)sample)], Labels);

    private static BatchLoader Loader(LabelSampler sampler, int seed) =>
        new(Network, Set(), sampler.BatchSize, seed, sampler: sampler);

    private static int[] Order(BatchLoader loader, int epoch) => [.. Epoch(loader, epoch).SelectMany(batch => batch)];

    private static List<int[]> Epoch(BatchLoader loader, int epoch)
    {
        var batches = new List<int[]>();
        loader.Begin(epoch);
        while (loader.Next() is { } batch)
        {
            int[] samples = [.. batch.Input(0)[..batch.Count].ToArray().Select(place => (int)place)];
            Assert.Equal(samples.Select(sample => Labels[sample]), batch.Labels(0)[..batch.Count].ToArray());
            batches.Add(samples);
        }

        return batches;
    }

    private static int Samples(BatchLoader loader, int epoch)
    {
        int samples = 0;
        loader.Begin(epoch);
        while (loader.Next() is { } batch)
            samples += batch.Count;
        return samples;
    }
}
