using Unroll.Runtime.Tests.Networks;

namespace Unroll.Runtime.Tests.Data.Mixing;

/// <summary>What becomes of the samples of mini-batches. The samples here tell who they are: image and target have 1 at the place of the
/// sample and 0 elsewhere, so that every mixture is read from either.</summary>
public sealed class MixedBatchesTests
{
    private const int Samples = 12, Height = 4, Width = 5, Length = Height * Width;

    private static readonly NetworkDescription Network = Images.Soft(Height, Width, 1, Samples);

    [Fact]
    public void Inputs_and_targets_are_the_same_mixture_of_two()
    {
        var shares = new List<double>();
        var partners = new HashSet<int>();
        foreach ((int sample, float[] image, float[] target) in Mixed(new Mixup(0.7), Identified(), seed: 1, epochs: 40))
        {
            Assert.Equal(target, image[..Samples]);
            Assert.Equal(1, target.Sum(), 1e-6);
            int[] present = [.. Enumerable.Range(0, Samples).Where(one => target[one] > 0)];
            Assert.Contains(sample, present);
            Assert.InRange(present.Length, 1, 2);
            partners.UnionWith(present);
            if (present.Length == 2)
                shares.Add(target[sample]);
        }

        // Of 480 pairs about 40 are of a sample with itself. The variance of Beta(0.7, 0.7) is 0.104.
        Assert.InRange(shares.Count, 410, 465);
        Assert.Equal(Samples, partners.Count);
        Assert.Equal(0.5, shares.Average(), 0.06);
        Assert.Equal(0.104, shares.Average(share => (share - 0.5) * (share - 0.5)), 0.02);
    }

    [Fact]
    public void A_mixture_depends_on_seed_epoch_and_sample_alone()
    {
        Dictionary<(int Epoch, int Sample), float[]> first = ByEpochAndSample(shuffleSeed: null, batchSize: 12, seed: 1);
        foreach ((int? shuffleSeed, int batchSize) in ((int?, int)[])[(null, 5), (3, 12), (4, 1)])
        {
            foreach (((int Epoch, int Sample) key, float[] image) in ByEpochAndSample(shuffleSeed, batchSize, seed: 1))
                Assert.Equal(first[key], image);
        }

        Assert.Contains(ByEpochAndSample(null, 12, seed: 2), pair => !pair.Value.SequenceEqual(first[pair.Key]));
        Assert.False(first[(1, 0)].SequenceEqual(first[(2, 0)]) && first[(1, 1)].SequenceEqual(first[(2, 1)]));
    }

    [Fact]
    public void A_rectangle_of_the_other_is_put_in_and_its_area_is_the_share_of_the_target()
    {
        // Here all pixels of a sample have its number, and the target still says who it is.
        float[] pixels = [.. Enumerable.Range(0, Samples).SelectMany(sample => Enumerable.Repeat((float)sample, Length))];
        int mixed = 0;
        foreach ((int sample, float[] image, float[] target) in Mixed(new CutMix(1), With(pixels), seed: 1, epochs: 40))
        {
            int[] others = [.. Enumerable.Range(0, Length).Where(pixel => image[pixel] != sample)];
            if (others.Length == 0)
            {
                Assert.Equal(1, target[sample], 1e-6);
                continue;
            }

            mixed++;
            int partner = (int)image[others[0]];
            int top = others.Min(pixel => pixel / Width), bottom = others.Max(pixel => pixel / Width);
            int left = others.Min(pixel => pixel % Width), right = others.Max(pixel => pixel % Width);
            Assert.Equal((bottom - top + 1) * (right - left + 1), others.Length);
            Assert.All(others, pixel => Assert.Equal(partner, image[pixel]));
            Assert.Equal(1 - (others.Length / (double)Length), target[sample], 1e-6);
            Assert.Equal(others.Length / (double)Length, target[partner], 1e-6);
        }

        Assert.InRange(mixed, 250, 450);
    }

    [Fact]
    public void With_a_probability_only_some_samples_are_mixed()
    {
        int mixed = Mixed(new Mixup(1) { Probability = 0.25 }, Identified(), seed: 1, epochs: 100)
            .Count(one => one.Target[one.Sample] < 1);
        Assert.InRange(mixed, 220, 330);   // of 1,200, a quarter, of which one in twelve is paired with itself
        Assert.DoesNotContain(
            Mixed(new Mixup(1) { Probability = 0 }, Identified(), seed: 1, epochs: 3), one => one.Target[one.Sample] != 1);
    }

    [Fact]
    public void Both_are_augmented_before_they_are_mixed()
    {
        using var loader = new BatchLoader(
            Network, Identified(), Samples, augmentations: [new HorizontalFlip(1)], mixing: new Mixup(0.7));
        using var plain = new BatchLoader(Network, Identified(), Samples, mixing: new Mixup(0.7));
        loader.Begin(1);
        plain.Begin(1);
        Batch flipped = loader.Next()!, expected = plain.Next()!;
        for (int sample = 0; sample < Samples; sample++)
        {
            float[] image = expected.Input(0).Slice(sample * Length, Length).ToArray();
            float[] mirrored = Images.Mirrored(image, new ValueShape(Height, Width, 1));
            Assert.Equal(mirrored, flipped.Input(0).Slice(sample * Length, Length).ToArray());
        }
    }

    [Fact]
    public void Numbers_are_mixed_too()
    {
        NetworkDescription regression = LinearNetwork.Describe(1, 1);
        var set = new DataSet([.. Enumerable.Range(0, 8).Select(i => (float)i)], [.. Enumerable.Range(0, 8).Select(i => 10f * i)], 8);
        using var loader = new BatchLoader(regression, set, 8, mixing: new Mixup(1));
        loader.Begin(1);
        Batch batch = loader.Next()!;
        Assert.Contains(batch.Input(0).ToArray(), value => value != MathF.Floor(value));
        for (int i = 0; i < 8; i++)
            Assert.Equal(10 * batch.Input(0)[i], batch.Targets(0)[i], 1e-4);
    }

    [Fact]
    public void Nothing_is_allocated_once_it_runs()
    {
        using var loader = new BatchLoader(Network, Identified(), 3, 1, mixing: new Mixup(0.2));
        long first = 0;
        for (int epoch = 1; epoch <= 6; epoch++)
        {
            loader.Begin(epoch);
            while (loader.Next() is not null)
            {
            }

            if (epoch == 2)
                first = loader.AllocatedBytes;
        }

        Assert.Equal(first, loader.AllocatedBytes);
    }

    [Fact]
    public void What_cannot_be_mixed_is_refused()
    {
        Assert.Equal(
            "Mixup mixes the targets of samples, but those of SoftmaxCrossEntropy on 'y' of Linear have no mixtures: declare it as "
            + "[SoftmaxCrossEntropy(Probabilities = true)], which takes data sets of class indices too.",
            new Mixup(1).Problem(Images.With(Network, new LossDescription("y", "SoftmaxCrossEntropy", 3, TargetKind.Class, 1))));
        Assert.Contains(
            "expected probabilities of classes",
            new Mixup(1).Problem(Images.With(Network, new LossDescription("y", "Hinge", 3, TargetKind.Values, 1))));
        Assert.Contains("but the inputs of Linear are 1x1x4; expected one", new CutMix(1).Problem(LinearNetwork.Describe(4, 2)));
        NetworkDescription labels = Images.Network(Height, Width, 1, Samples);
        Assert.Throws<ArgumentException>("mixing", () => new BatchLoader(labels, Identified(), 3, mixing: new Mixup(1)));
        using var network = new LinearNetwork(labels);
        var trainer = new Trainer<LinearNetwork>(network, new Sgd(0.1f)) { Mixing = new Mixup(1) };
        Assert.Throws<InvalidOperationException>(() => trainer.Fit(Identified(), null, epochs: 1));
        foreach (double wrong in new[] { 0, -1, double.NaN, double.PositiveInfinity })
        {
            Assert.Throws<ArgumentOutOfRangeException>("alpha", () => new Mixup(wrong));
            Assert.Throws<ArgumentOutOfRangeException>("alpha", () => new CutMix(wrong));
        }

        foreach (double wrong in new[] { -0.1, 1.1, double.NaN })
            Assert.Throws<ArgumentOutOfRangeException>(() => new Mixup(1) { Probability = wrong });
    }

    private static DataSet Identified()
    {
        float[] pixels = new float[Samples * Length];
        for (int sample = 0; sample < Samples; sample++)
            pixels[(sample * Length) + sample] = 1;
        return With(pixels);
    }

    private static DataSet With(float[] pixels) => new(pixels, [.. Enumerable.Range(0, Samples)]);

    private static Dictionary<(int Epoch, int Sample), float[]> ByEpochAndSample(int? shuffleSeed, int batchSize, int seed)
    {
        var images = new Dictionary<(int, int), float[]>();
        using var loader = new BatchLoader(
            Network, Identified(), batchSize, shuffleSeed, augmentationSeed: seed, mixing: new Mixup(0.5));
        for (int epoch = 1; epoch <= 3; epoch++)
        {
            loader.Begin(epoch);
            while (loader.Next() is { } batch)
            {
                for (int i = 0; i < batch.Count; i++)
                    images[(epoch, loader.Samples[i])] = batch.Input(0).Slice(i * Length, Length).ToArray();
            }
        }

        Assert.Equal(3 * Samples, images.Count);
        return images;
    }

    private static IEnumerable<(int Sample, float[] Image, float[] Target)> Mixed(SampleMixing mixing, DataSet set, int seed, int epochs)
    {
        using var loader = new BatchLoader(Network, set, Samples, augmentationSeed: seed, mixing: mixing);
        for (int epoch = 1; epoch <= epochs; epoch++)
        {
            loader.Begin(epoch);
            Batch batch = loader.Next()!;
            for (int i = 0; i < Samples; i++)
            {
                yield return (
                    i, batch.Input(0).Slice(i * Length, Length).ToArray(), batch.Targets(0).Slice(i * Samples, Samples).ToArray());
            }
        }
    }
}
