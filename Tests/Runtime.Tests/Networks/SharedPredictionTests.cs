using System.Collections.Concurrent;

namespace Unroll.Runtime.Tests.Networks;

public sealed class SharedPredictionTests
{
    private const int Inputs = 256, Outputs = 128, Count = 70;   // more than two million multiply-adds

    private readonly float[] _x = [.. Enumerable.Range(0, Count * Inputs).Select(i => MathF.Sin(i))];
    private readonly float[] _y = new float[Count * Outputs];

    [Fact]
    public void Threads_share_the_samples_and_give_the_same_bits()
    {
        using var network = new LinearNetwork(Inputs, Outputs, seed: 5);
        using LinearNetwork.Session session = network.CreateSession();
        session.Predict(_x, _y, Count);
        float[] expected = [.. _y];
        foreach (int threads in new[] { 2, 3, 8 })
        {
            session.Threads = threads;
            Array.Clear(_y);
            session.Predict(_x, _y, Count);
            Assert.Equal(expected, _y);
        }
    }

    [Fact]
    public void Several_threads_take_part_each_sample_once()
    {
        using var network = new LinearNetwork(Inputs, Outputs);
        using LinearNetwork.Session session = network.CreateSession();
        session.Threads = 2;
        using var barrier = new Barrier(2);
        var firsts = new ConcurrentBag<int>();
        session.OnPart = first =>
        {
            firsts.Add(first);
            Assert.True(barrier.SignalAndWait(TimeSpan.FromSeconds(30)), "the other thread did not take part");
        };
        session.Predict(_x, _y, Count);
        Assert.Equal(8, firsts.Count);
        Assert.Equal(8, firsts.Distinct().Count());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Too_little_work_is_not_shared(int threads)
    {
        using var network = new LinearNetwork(Inputs, Outputs);
        using LinearNetwork.Session session = network.CreateSession();
        session.Threads = threads;
        session.OnPart = _ => Assert.Fail("shared");
        session.Predict(_x, _y, 60);
        session.Predict([], [], 0);
    }

    [Fact]
    public void Changed_parameters_reach_all_threads()
    {
        using var network = new LinearNetwork(Inputs, Outputs, seed: 5);
        using LinearNetwork.Session one = network.CreateSession(), two = network.CreateSession();
        two.Threads = 2;
        float[] expected = new float[_y.Length];
        for (int step = 1; step <= 3; step++)
        {
            network.Parameters["y.bias"].CopyFrom(Enumerable.Repeat((float)step, Outputs).ToArray());
            two.Predict(_x, _y, Count);
            one.Predict(_x, expected, Count);
            Assert.Equal(expected, _y);
        }
    }

    [Fact]
    public void Sharing_allocates_nothing_after_the_first_call()
    {
        using var network = new LinearNetwork(Inputs, Outputs);
        using LinearNetwork.Session session = network.CreateSession();
        session.Threads = 2;
        session.Predict(_x, _y, Count);
        Assert.Equal(0, Allocation.Of(() => session.Predict(_x, _y, Count), 50));
    }

    [Fact]
    public void An_exception_of_any_thread_reaches_the_caller_and_the_next_call_is_right()
    {
        using var network = new LinearNetwork(Inputs, Outputs, seed: 5);
        using LinearNetwork.Session session = network.CreateSession();
        session.Predict(_x, _y, Count);
        float[] expected = [.. _y];
        session.Threads = 2;
        foreach (bool callers in new[] { true, false })
        {
            Thread caller = Thread.CurrentThread;
            using var barrier = new Barrier(2);
            session.OnPart = first =>
            {
                barrier.SignalAndWait(TimeSpan.FromSeconds(30));
                if ((Thread.CurrentThread == caller) == callers)
                    throw new FormatException($"sample {first}");
            };
            Assert.Equal(callers ? "sample 0" : "sample 61", Assert.Throws<FormatException>(() => session.Predict(_x, _y, Count)).Message);
            session.OnPart = null;
            Array.Clear(_y);
            session.Predict(_x, _y, Count);
            Assert.Equal(expected, _y);
        }
    }

    [Fact]
    public void After_disposal_of_session_or_network_a_call_is_refused()
    {
        var network = new LinearNetwork(Inputs, Outputs);
        LinearNetwork.Session session = network.CreateSession(), other = network.CreateSession();
        session.Threads = other.Threads = 2;
        session.Predict(_x, _y, Count);
        other.Predict(_x, _y, Count);
        session.Dispose();
        Assert.Throws<ObjectDisposedException>(() => session.Predict(_x, _y, Count));
        network.Dispose();
        Assert.Throws<ObjectDisposedException>(() => other.Predict(_x, _y, Count));
        other.Dispose();
    }

    [Fact]
    public void Fewer_than_one_thread_is_refused()
    {
        using var network = new LinearNetwork(4, 3);
        using LinearNetwork.Session session = network.CreateSession();
        Assert.Throws<ArgumentOutOfRangeException>(() => session.Threads = 0);
        Assert.Equal(1, session.Threads);
    }
}
