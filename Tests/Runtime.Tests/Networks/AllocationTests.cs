namespace Unroll.Runtime.Tests.Networks;

public sealed class AllocationTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Training_steps_allocate_nothing_after_the_first(int threads)
    {
        using var network = new LinearNetwork(64, 32, l1: 0.01f, l2: 0.01f) { Threads = threads };
        using Batch batch = LinearReference.Batch(network, 64);
        long[] allocated = new long[64];
        long[] last = new long[64];
        bool counting = false;
        network.ComputeGradients(batch);
        network.Evaluate(batch);
        network.OnShard = first =>
        {
            // The helpers' bytes: what a thread has allocated between two of its own shards, the machinery between them included.
            int thread = Environment.CurrentManagedThreadId % 64;
            long now = Allocation.SoFar();
            if (counting && last[thread] != 0)
                allocated[thread] += now - last[thread];
            last[thread] = now;
        };
        Action<int>? onShard = network.OnShard;
        network.OnShard = null;
        long own = Measure(network, batch, 200);
        Assert.Equal(0, own);

        network.OnShard = onShard;
        network.Evaluate(batch);
        counting = true;
        for (int step = 0; step < 200; step++)
            network.Evaluate(batch);
        Assert.All(allocated, bytes => Assert.Equal(0, bytes));
    }

    [Fact]
    public void Predictions_allocate_nothing_after_the_first()
    {
        using var network = new LinearNetwork(64, 32);
        float[] x = new float[64], y = new float[32];
        network.Predict(x, y);
        Assert.Equal(0, Allocation.Of(() => network.Predict(x, y), 100));
    }

    [Fact]
    public void A_staged_mini_batch_is_used_again()
    {
        using var network = new LinearNetwork(64, 32);
        Batch batch = network.Stage(10);
        network.Return(batch);
        long before = Allocation.SoFar();
        Batch seven = network.Stage(7);
        int count = seven.Count;
        network.Return(seven);
        Batch ten = network.Stage(10);
        Assert.Equal(0, Allocation.SoFar() - before);
        Assert.Same(batch, seven);
        Assert.Equal(7, count);
        Assert.Same(batch, ten);
        Assert.NotSame(batch, network.Stage(10));   // as a second thread gets it
        network.Return(batch);
        Assert.NotSame(batch, network.Stage(11));
        Assert.Throws<ArgumentOutOfRangeException>(() => network.Stage(0));
    }

    private static long Measure(LinearNetwork network, Batch batch, int steps) => Allocation.Of(
        () =>
        {
            network.ComputeGradients(batch);
            network.Evaluate(batch);
            network.MarkChanged();
        },
        steps);
}
