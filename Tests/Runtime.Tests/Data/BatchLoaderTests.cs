using Unroll.Runtime.Tests.Networks;

namespace Unroll.Runtime.Tests.Data;

public sealed class BatchLoaderTests
{
    [Theory]
    [InlineData(10, 3, new[] { 3, 3, 3, 1 })]
    [InlineData(6, 3, new[] { 3, 3 })]
    [InlineData(4, 64, new[] { 4 })]
    [InlineData(3, 1, new[] { 1, 1, 1 })]
    public void Without_a_seed_gives_the_samples_in_order(int count, int batchSize, int[] counts)
    {
        using BatchLoader loader = Loader(count, batchSize, seed: null);

        for (int epoch = 1; epoch <= 3; epoch++)
        {
            loader.Begin(epoch);
            List<int[]> batches = Epoch(loader);
            Assert.Equal(counts, batches.Select(batch => batch.Length));
            Assert.Equal(Enumerable.Range(0, count), batches.SelectMany(batch => batch));
        }

        Assert.Equal(counts.Length, loader.Batches);
    }

    [Theory]
    [InlineData(10, 3, 3)]
    [InlineData(6, 3, 2)]
    [InlineData(3, 1, 3)]
    public void A_last_mini_batch_that_is_smaller_can_be_dropped(int count, int batchSize, int batches)
    {
        using var loader = new BatchLoader(
            LinearNetwork.Describe(1, count, labels: true), DataSetTests.Numbered(count), batchSize, shuffleSeed: 1, dropLast: true);
        loader.Begin(1);

        List<int[]> given = Epoch(loader);

        Assert.Equal(batches, loader.Batches);
        Assert.Equal(batches, given.Count);
        Assert.All(given, batch => Assert.Equal(batchSize, batch.Length));
        Assert.Equal(batches * batchSize, given.SelectMany(batch => batch).Distinct().Count());
    }

    [Fact]
    public void Dropping_all_is_refused() => Assert.Contains("no mini-batch of 4 of a set of 3 samples", Assert.Throws<ArgumentException>(
        () => new BatchLoader(LinearNetwork.Describe(1, 3, labels: true), DataSetTests.Numbered(3), 4, dropLast: true)).Message);

    [Fact]
    public void With_a_seed_gives_every_sample_once_in_an_order_of_its_own_each_epoch()
    {
        using BatchLoader loader = Loader(100, 7, seed: 1), again = Loader(100, 7, seed: 1), other = Loader(100, 7, seed: 2);

        int[] first = Order(loader, 1), second = Order(loader, 2);

        Assert.Equal(Enumerable.Range(0, 100), first.Order());
        Assert.Equal(Enumerable.Range(0, 100), second.Order());
        Assert.NotEqual(first, second);
        Assert.Equal(second, Order(again, 2));
        Assert.NotEqual(second, Order(other, 2));
    }

    [Fact]
    public void A_mini_batch_stays_as_it_is_until_the_next_is_asked_for()
    {
        using BatchLoader loader = Loader(100, 10, seed: 3);
        loader.Begin(1);
        while (loader.Next() is { } batch)
        {
            int[] before = batch.Labels(0).ToArray();
            Thread.Sleep(2);   // time enough for the loader to prepare the next ones
            Assert.Equal(before, batch.Labels(0).ToArray());
            Assert.All(before, (label, sample) => Assert.Equal(10f * label, batch.Input(0)[sample]));
        }
    }

    [Fact]
    public void An_epoch_may_be_left_at_any_mini_batch()
    {
        using BatchLoader loader = Loader(50, 4, seed: 5);
        int[] whole = Order(loader, 9);
        for (int taken = 0; taken < loader.Batches; taken++)
        {
            loader.Begin(8);
            for (int i = 0; i < taken; i++)
                loader.Next();
            Assert.Equal(whole, Order(loader, 9));
        }

        loader.Begin(1);
        loader.Dispose();
        loader.Dispose();
        Assert.Throws<ObjectDisposedException>(() => loader.Next());
        Assert.Throws<ObjectDisposedException>(() => loader.Begin(1));
    }

    [Fact]
    public void Before_the_first_epoch_there_is_nothing()
    {
        using BatchLoader loader = Loader(5, 2, seed: null);

        Assert.Null(loader.Next());
    }

    [Fact]
    public void Neither_thread_allocates_after_the_first_mini_batches()
    {
        using BatchLoader loader = Loader(1000, 8, seed: 1);
        Measure(loader, 1);
        long loaders = loader.AllocatedBytes;

        long callers = 0;
        for (int epoch = 2; epoch < 12; epoch++)
            callers += Measure(loader, epoch);

        Assert.Equal(0, callers);
        Assert.Equal(loaders, loader.AllocatedBytes);
    }

    [Fact]
    public void Copies_several_inputs_and_targets()
    {
        NetworkDescription network = Joint();
        var set = new DataSet(3, [[1, 2, 3, 4, 5, 6], [7, 8, 9]], [new[] { 1, 0, 1 }, new[] { .1f, .2f, .3f, .4f, .5f, .6f }]);
        using var loader = new BatchLoader(network, set.Select([2, 0]), 2);
        loader.Begin(1);

        Batch batch = loader.Next()!;

        Assert.Equal([5, 6, 1, 2], batch.Input(0).ToArray());
        Assert.Equal([9, 7], batch.Input(1).ToArray());
        Assert.Equal([1, 1], batch.Labels(0).ToArray());
        Assert.Equal([.5f, .6f, .1f, .2f], batch.Targets(1).ToArray());
    }

    [Fact]
    public void Refuses_a_set_that_is_not_the_networks()
    {
        NetworkDescription network = Joint();
        float[] two = new float[2], one = new float[1];
        int[] label = [1];

        Expect("1 inputs and 2 targets; Joint has 2 inputs and 2 losses", new DataSet(1, [two], [label, two]));
        Expect("Input 1 of the data set has 2 numbers a sample; 'right' of Joint is 1x1x1, 1 numbers",
            new DataSet(1, [two, two], [label, two]));
        Expect("has numbers (float); SoftmaxCrossEntropy on 'same' takes one class index", new DataSet(1, [two, one], [one, two]));
        Expect("has class indices (int); MeanSquaredError on 'distance' takes 2 numbers", new DataSet(1, [two, one], [label, label]));
        Expect("Target 1 of the data set has 1 numbers a sample", new DataSet(1, [two, one], [label, one]));
        Expect("Sample 0 of the data set has the class index 2; SoftmaxCrossEntropy on 'same' expects 0 to 1",
            new DataSet(1, [two, one], [new[] { 2 }, two]));
        Expect("class index -1", new DataSet(1, [two, one], [new[] { -1 }, two]));

        void Expect(string message, DataSet set) =>
            Assert.Contains(message, Assert.Throws<ArgumentException>(() => new BatchLoader(network, set, 1)).Message);
    }

    private static BatchLoader Loader(int count, int batchSize, int? seed) =>
        new(LinearNetwork.Describe(1, count, labels: true), DataSetTests.Numbered(count), batchSize, seed);

    private static NetworkDescription Joint() => new(
        "Joint",
        [],
        [new("left", 1, 1, 2), new("right", 1, 1, 1)],
        [new("same", 1, 1, 2), new("distance", 1, 1, 2)],
        [new("same", "SoftmaxCrossEntropy", 2, TargetKind.Class, 1), new("distance", "MeanSquaredError", 2, TargetKind.Values, 1)],
        [],
        new MemoryDescription(0, 0, 0, 0, 0, 0, 1, 1));

    private static int[] Order(BatchLoader loader, int epoch)
    {
        loader.Begin(epoch);
        return [.. Epoch(loader).SelectMany(batch => batch)];
    }

    private static List<int[]> Epoch(BatchLoader loader)
    {
        var batches = new List<int[]>();
        while (loader.Next() is { } batch)
            batches.Add(batch.Labels(0).ToArray());
        return batches;
    }

    private static long Measure(BatchLoader loader, int epoch)
    {
        long before = Allocation.SoFar();
        loader.Begin(epoch);
        int samples = 0;
        while (loader.Next() is { } batch)
            samples += batch.Count;
        long allocated = Allocation.SoFar() - before;
        Assert.Equal(1000, samples);
        return allocated;
    }
}
