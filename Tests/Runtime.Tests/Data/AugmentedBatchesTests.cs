namespace Unroll.Runtime.Tests.Data;

/// <summary>What the mini-batches of a <see cref="BatchLoader"/> hold when their images are augmented.</summary>
public sealed class AugmentedBatchesTests
{
    private const int Count = 8;

    private static readonly ValueShape Shape = new(3, 5, 2);

    private static readonly Augmentation[] FlipAndShift = [new HorizontalFlip(), new RandomShift(1, 2) { Fill = -1 }];

    /// <summary>
    /// Mirrored, down and right of the samples 0 to 7, drawn by SplitMix64 and its finalizer as written anew in Python:
    /// stream(mix(mix(mix(seed ^ fnv1a("Augmentation")) ^ (epoch &lt;&lt; 32 | input)) ^ sample)), from which a uniform number below 1/2
    /// mirrors, and one of 3 and one of 5 integers move.
    /// </summary>
    public static TheoryData<int, int, int[]> Draws => new()
    {
        { 1, 2, [0, -1, 0, 1, -1, -1, 0, 0, -1, 0, 0, 0, 1, 0, 0, 0, -1, -2, 1, -1, -2, 1, 0, -1] },
        { 1, 3, [0, 0, -2, 0, 1, 0, 1, -1, 0, 0, 1, -1, 1, 1, -2, 1, -1, -2, 0, -1, 0, 0, 0, -1] },
        { -5, 1, [1, -1, 1, 1, -1, -1, 1, 0, -2, 1, 1, 1, 0, 1, 0, 1, 0, 2, 0, -1, 1, 1, 0, 2] },
    };

    [Theory]
    [MemberData(nameof(Draws))]
    public void The_images_are_those_of_the_draws(int seed, int epoch, int[] draws)
    {
        DataSet set = Images.Numbered(Count, Shape.Length);
        Dictionary<int, float[]> images = Epoch(set, batchSize: 3, shuffleSeed: 7, FlipAndShift, seed, epoch);
        for (int sample = 0; sample < Count; sample++)
        {
            float[] expected = set.Input(sample).ToArray();
            if (draws[3 * sample] == 1)
                expected = Images.Mirrored(expected, Shape);
            expected = Images.Moved(expected, Shape, draws[(3 * sample) + 1], draws[(3 * sample) + 2], fill: -1);
            Assert.Equal(expected, images[sample]);
        }
    }

    [Fact]
    public void Neither_the_order_nor_the_mini_batches_matter()
    {
        DataSet set = Images.Numbered(Count, Shape.Length);
        Dictionary<int, float[]> expected = Epoch(set, batchSize: Count, shuffleSeed: null, FlipAndShift, seed: 3, epoch: 4);
        foreach (int batchSize in new[] { 1, 2, 5, 100 })
        {
            Dictionary<int, float[]> images = Epoch(set, batchSize, shuffleSeed: batchSize, FlipAndShift, seed: 3, epoch: 4);
            Assert.All(images, pair => Assert.Equal(expected[pair.Key], pair.Value));
        }
    }

    [Fact]
    public void The_set_stays_as_it_is_and_labels_stay_with_their_images()
    {
        float[] pixels = [.. Enumerable.Range(1, Count * Shape.Length)], before = [.. pixels];
        var set = new DataSet(pixels, [.. Enumerable.Range(0, Count)]);
        Dictionary<int, float[]> images = Epoch(set, batchSize: 3, shuffleSeed: 1, FlipAndShift, seed: 1, epoch: 1);
        Assert.Equal(before, pixels);
        Assert.All(images, pair => Assert.All(pair.Value, pixel => Assert.True(pixel == -1 || set.Input(pair.Key).Contains(pixel))));
    }

    [Fact]
    public void Augmentations_are_applied_in_their_order_to_their_input()
    {
        var network = new NetworkDescription(
            "Twins", [], [new("left", 1, 3, 1), new("right", 1, 3, 1)], [], [], [], new MemoryDescription(0, 0, 0, 0, 0, 0, 1, 1));
        var set = new DataSet(1, [[1, 2, 3], [1, 2, 3]], []);
        Expect([3, 2, 1], [1, 2, 3], new HorizontalFlip(1) { Input = "left" });
        Expect(
            [6, 4, 2], [4, 3, 2], new HorizontalFlip(1), new Mapped(pixel => 2 * pixel) { Input = "left" },
            new Mapped(pixel => pixel + 1) { Input = "right" });
        Expect([3, 5, 7], [2, 4, 6], new Mapped(pixel => 2 * pixel), new Mapped(pixel => pixel + 1) { Input = "left" });
        Expect([4, 6, 8], [2, 4, 6], new Mapped(pixel => pixel + 1) { Input = "left" }, new Mapped(pixel => 2 * pixel));

        void Expect(float[] left, float[] right, params Augmentation[] augmentations)
        {
            using var loader = new BatchLoader(network, set, 1, augmentations: augmentations);
            loader.Begin(1);
            Batch batch = loader.Next()!;
            Assert.Equal(left, batch.Input(0).ToArray());
            Assert.Equal(right, batch.Input(1).ToArray());
        }
    }

    [Fact]
    public void Samples_epochs_seeds_and_inputs_draw_independently()
    {
        // Of 4,096 pairs of mirrorings half agree, with a standard deviation of 32.
        bool[] first = Mirrorings(seed: 0, epoch: 1, input: 0);
        Assert.InRange(Agreements(first, [.. first.Skip(1), first[0]]), 2048 - 160, 2048 + 160);
        foreach (bool[] other in new[] { Mirrorings(0, 2, 0), Mirrorings(1, 1, 0), Mirrorings(-1, 1, 0), Mirrorings(0, 1, 1) })
            Assert.InRange(Agreements(first, other), 2048 - 160, 2048 + 160);

        static int Agreements(bool[] a, bool[] b) => a.Zip(b).Count(pair => pair.First == pair.Second);
    }

    [Fact]
    public void Nothing_is_allocated_after_the_first_epoch()
    {
        DataSet set = Images.Numbered(256, Shape.Length);
        using var loader = new BatchLoader(Images.Network(Shape.Height, Shape.Width, Shape.Channels, 256), set, 8, 1, FlipAndShift, 1);
        Run(loader, epoch: 1);
        long before = loader.AllocatedBytes;
        for (int epoch = 2; epoch < 10; epoch++)
            Run(loader, epoch);
        Assert.Equal(before, loader.AllocatedBytes);

        static void Run(BatchLoader loader, int epoch)
        {
            loader.Begin(epoch);
            while (loader.Next() is not null)
            {
            }
        }
    }

    [Fact]
    public void What_an_augmentation_throws_comes_to_the_caller()
    {
        DataSet set = Images.Numbered(Count, Shape.Length);
        using var loader = new BatchLoader(
            Images.Network(3, 5, 2, Count), set, 3,
            augmentations: [new Mapped(pixel => pixel > 100 ? throw new FormatException("mine") : pixel)]);
        for (int epoch = 1; epoch <= 20; epoch++)
        {
            loader.Begin(epoch);
            Thread.Sleep(epoch % 2);                      // sometimes the second mini-batch has failed by now
            Assert.NotNull(loader.Next());                // samples 0 to 2, pixels up to 90
            for (int again = 0; again < 2; again++)
                Assert.Equal("mine", Assert.Throws<FormatException>(() => loader.Next()).Message);
        }
    }

    private static bool[] Mirrorings(int seed, int epoch, int input)
    {
        const int Samples = 4096;
        var network = new NetworkDescription(
            "Twins", [], [new("left", 1, 2, 1), new("right", 1, 2, 1)], [], [], [], new MemoryDescription(0, 0, 0, 0, 0, 0, 1, 1));
        float[] pixels = [.. Enumerable.Range(0, 2 * Samples).Select(i => (float)(i % 2))];
        using var loader =
            new BatchLoader(network, new DataSet(Samples, [pixels, pixels], []), Samples, null, [new HorizontalFlip()], seed);
        loader.Begin(epoch);
        return [.. loader.Next()!.Input(input).ToArray().Where((_, i) => i % 2 == 0).Select(pixel => pixel == 1)];
    }

    private static Dictionary<int, float[]> Epoch(
        DataSet set, int batchSize, int? shuffleSeed, Augmentation[] augmentations, int seed, int epoch)
    {
        using var loader = new BatchLoader(Images.Network(Shape.Height, Shape.Width, Shape.Channels, Count), set, batchSize, shuffleSeed,
            augmentations, seed);
        loader.Begin(epoch);
        var images = new Dictionary<int, float[]>();
        while (loader.Next() is { } batch)
        {
            for (int i = 0; i < batch.Count; i++)
                images.Add(batch.Labels(0)[i], batch.Input(0).Slice(i * Shape.Length, Shape.Length).ToArray());
        }

        Assert.Equal(set.Count, images.Count);
        return images;
    }

    private sealed class Mapped(Func<float, float> map) : Augmentation
    {
        public override void Apply(Span<float> image, ValueShape shape, ref AugmentationRandom random)
        {
            foreach (ref float pixel in image)
                pixel = map(pixel);
        }
    }
}
