using System.Collections.Concurrent;
using System.Runtime.CompilerServices;

namespace Unroll.Runtime.Tests.Networks;

public sealed class ThreadsTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(64)]
    [InlineData(67)]
    public void Any_number_of_threads_gives_the_same_bits(int count)
    {
        float[]? expected = null;
        float expectedLoss = 0, expectedEvaluation = 0;
        foreach (int threads in new[] { 1, 2, 3, 8, 100 })
        {
            using var network = new LinearNetwork(37, 11, seed: 5, l1: 0.01f, l2: 0.01f) { Threads = threads };
            using Batch batch = LinearReference.Batch(network, count);
            for (int repetition = 0; repetition < 20; repetition++)
            {
                float loss = network.ComputeGradients(batch);
                float evaluation = network.Evaluate(batch);
                if (expected == null)
                    (expected, expectedLoss, expectedEvaluation) = (network.Gradients.ToArray(), loss, evaluation);
                Assert.Equal(Bits(expected), Bits(network.Gradients));
                Assert.Equal(BitConverter.SingleToInt32Bits(expectedLoss), BitConverter.SingleToInt32Bits(loss));
                Assert.Equal(BitConverter.SingleToInt32Bits(expectedEvaluation), BitConverter.SingleToInt32Bits(evaluation));
            }
        }
    }

    [Fact]
    public void The_order_of_the_shards_does_not_depend_on_which_ends_first()
    {
        using var network = new LinearNetwork(37, 11, seed: 5);
        using Batch batch = LinearReference.Batch(network, 64);
        network.ComputeGradients(batch);
        float[] expected = network.Gradients.ToArray();
        network.Threads = 4;
        for (int slow = 0; slow < 64; slow += 8)
        {
            network.OnShard = first => Thread.Sleep(first == slow ? 20 : 0);
            network.ComputeGradients(batch);
            Assert.Equal(Bits(expected), Bits(network.Gradients));
        }
    }

    [Fact]
    public void Threads_compute_side_by_side()
    {
        using var network = new LinearNetwork(4, 3) { Threads = 2 };
        using Batch batch = LinearReference.Batch(network, 8);
        using var barrier = new Barrier(2);
        network.OnShard = _ => Assert.True(barrier.SignalAndWait(TimeSpan.FromSeconds(30)), "the other thread did not take a shard");
        network.ComputeGradients(batch);
        network.Evaluate(batch);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void An_exception_in_a_shard_reaches_the_caller_and_the_next_step_is_right(int threads)
    {
        using var network = new LinearNetwork(37, 11, seed: 5) { Threads = threads };
        using Batch batch = LinearReference.Batch(network, 64);
        network.ComputeGradients(batch);
        float[] expected = network.Gradients.ToArray();
        foreach (int failing in new[] { 0, 24, 56 })
        {
            network.OnShard = first =>
            {
                if (first == failing)
                    throw new FormatException($"shard at {first}");
            };
            FormatException thrown = Assert.Throws<FormatException>(() => network.ComputeGradients(batch));
            Assert.Equal($"shard at {failing}", thrown.Message);
            Assert.Throws<FormatException>(() => network.Evaluate(batch));
            network.OnShard = null;
            network.ComputeGradients(batch);
            Assert.Equal(Bits(expected), Bits(network.Gradients));
        }
    }

    [Fact]
    public void An_abandoned_network_is_collected_and_its_threads_end()
    {
        var threads = new ConcurrentDictionary<Thread, bool>();
        WeakReference network = TrainAndAbandon(threads);
        Thread helper = Assert.Single(threads.Keys, thread => thread != Thread.CurrentThread);
        for (int attempt = 0; attempt < 200 && (network.IsAlive || helper.IsAlive); attempt++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
            Thread.Sleep(10);
        }

        Assert.False(network.IsAlive);
        Assert.False(helper.IsAlive);
    }

    [Fact]
    public void Disposing_or_fewer_threads_end_the_threads()
    {
        var threads = new ConcurrentDictionary<Thread, bool>();
        using (var network = new LinearNetwork(4, 3) { Threads = 3 })
        {
            Train(network, threads);
            network.Threads = 2;
            Train(network, threads);
        }

        foreach (Thread thread in threads.Keys.Where(thread => thread != Thread.CurrentThread))
            Assert.True(thread.Join(TimeSpan.FromSeconds(30)));
    }

    [Fact]
    public void Fewer_than_one_thread_is_refused()
    {
        using var network = new LinearNetwork(4, 3);
        Assert.Throws<ArgumentOutOfRangeException>(() => network.Threads = 0);
        Assert.Equal(1, network.Threads);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference TrainAndAbandon(ConcurrentDictionary<Thread, bool> threads)
    {
        var network = new LinearNetwork(4, 3) { Threads = 2 };
        Train(network, threads);
        return new WeakReference(network);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Train(LinearNetwork network, ConcurrentDictionary<Thread, bool> threads)
    {
        using Batch batch = LinearReference.Batch(network, 8);
        using var barrier = new Barrier(network.Threads);   // so that every thread takes a shard
        network.OnShard = _ =>
        {
            threads[Thread.CurrentThread] = true;
            barrier.SignalAndWait(TimeSpan.FromMilliseconds(200));
        };
        network.ComputeGradients(batch);
        network.OnShard = null;
    }

    private static int[] Bits(ReadOnlySpan<float> values)
    {
        int[] bits = new int[values.Length];
        for (int i = 0; i < bits.Length; i++)
            bits[i] = BitConverter.SingleToInt32Bits(values[i]);
        return bits;
    }
}
