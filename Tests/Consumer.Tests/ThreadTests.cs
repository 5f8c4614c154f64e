using System.Diagnostics;

namespace Acme.Vision.Tests;

/// <summary>Threads change neither bits nor, where they have nothing to do, memory; and a network is used from several at once.</summary>
public class ThreadTests
{
    /// <summary>Which samples are computed together, and so how they are rounded, depends on their number alone.</summary>
    [Fact]
    public void Few_samples_of_wide_layers_have_the_same_bits_on_any_number_of_threads()
    {
        const int Length = 2048, Most = 20;
        using var network = new WideLayers(seed: 1);
        float[] x = [.. Enumerable.Range(0, Most * Length).Select(i => MathF.Sin(i * 0.37f))];
        for (int count = 1; count <= Most; count++)
        {
            float[]? expected = null;
            for (int threads = 1; threads <= 8; threads++)
            {
                network.Threads = threads;
                var y = new float[count * Length];
                network.Predict(x.AsSpan(0, y.Length), y, count);
                expected ??= y;
                Assert.True(y.AsSpan().SequenceEqual(expected), $"{count} samples on {threads} threads");
            }
        }
    }

    [Fact]
    public void Thousands_of_threads_cost_no_more_than_there_are_parts()
    {
        using var network = new WideLayers(seed: 1) { Threads = 4000 };
        using WideLayers.Session session = network.CreateSession();
        session.Threads = 4000;
        var y = new float[2048];
        using var process = Process.GetCurrentProcess();
        int before = process.Threads.Count;
        network.Predict(new float[2048], y);
        session.Predict(new float[2048], y);
        process.Refresh();
        Assert.InRange(process.Threads.Count - before, 0, (2 * Math.Max(16, Environment.ProcessorCount)) + 50);
    }

    [Fact]
    public void Losses_of_spans_on_several_threads_are_those_of_each_ones_spans()
    {
        const int Count = 11;
        using var network = new LeNet5(seed: 2);
        float[] Expected() => [.. Enumerable.Range(0, 3)
            .Select(seed => network.ComputeGradients(Noise.Images(Count, seed), Noise.Labels(Count, seed), Count))];
        float[] expected = Expected();
        Parallel.For(0, 3, seed =>
        {
            float[] images = Noise.Images(Count, seed);
            int[] labels = Noise.Labels(Count, seed);
            for (int repetition = 0; repetition < 30; repetition++)
            {
                Assert.Equal(expected[seed], network.ComputeGradients(images, labels, Count));
                Assert.Equal(expected[seed], network.Evaluate(images, labels, Count), 1e-5f);
            }
        });
        Assert.Equal(expected, Expected());
    }

    [Fact]
    public void Dispose_beside_spans_and_predictions_ends_them_with_the_exception_that_says_so()
    {
        float[] images = Noise.Images(8);
        int[] labels = Noise.Labels(8);
        for (int round = 0; round < 30; round++)
        {
            var network = new LeNet5(seed: round) { Threads = 1 + (round % 2) };
            LeNet5.Session session = network.CreateSession();
            Action[] members =
            [
                () => network.ComputeGradients(images, labels, 8),
                () => network.Evaluate(images, labels, 8),
                () => network.Predict(images.AsSpan(0, Noise.ImageLength), new float[Noise.Classes]),
                () => session.Predict(images, new float[8 * Noise.Classes], 8),
            ];
            var running = new SideBySide(Array.ConvertAll<Action, Action>(members, member => () => RepeatUntilDisposed(member)));
            Thread.SpinWait(2000 * (round % 10));
            if (round % 3 == 0)
                session.Dispose();
            network.Dispose();
            running.Join();
            session.Dispose();
        }
    }

    private static void RepeatUntilDisposed(Action member)
    {
        try
        {
            while (true)
                member();
        }
        catch (ObjectDisposedException)
        {
        }
    }
}
