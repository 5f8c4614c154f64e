using System.Diagnostics;
using System.Numerics;
using System.Runtime.InteropServices;
using Unroll.Benchmarks.Compare;
using Unroll.Benchmarks.Measuring;

namespace Unroll.Benchmarks.Scale;

/// <summary>Measures what one process does in a step.</summary>
/// <param name="longest">The seconds that are measured, unless ten steps take longer.</param>
internal sealed class StepTimes(double longest)
{
    private const int Least = 10, Most = 1000;

    /// <summary>The seconds of steps: gradients of so many samples, and the optimizer.</summary>
    public double[] Of(Network network, int samples)
    {
        Batch[] batches = RandomSamples.Batches(network.Declaration, 2, samples);
        using var optimizer = new Adam(0f);
        int step = 0;
        double[] seconds = Repeat(() =>
        {
            network.ComputeGradients(batches[step++ % 2]);
            optimizer.Step(network);
        });
        foreach (Batch batch in batches)
            batch.Dispose();
        return seconds;
    }

    /// <summary>The median seconds of adding floats to others.</summary>
    public double OfAdding(int length)
    {
        float[] sum = new float[length], term = new float[length];
        return Statistics.Median(Repeat(() =>
        {
            Span<Vector<float>> sums = MemoryMarshal.Cast<float, Vector<float>>(sum.AsSpan());
            Span<Vector<float>> terms = MemoryMarshal.Cast<float, Vector<float>>(term.AsSpan());
            for (int i = 0; i < sums.Length; i++)
                sums[i] += terms[i];
        }));
    }

    /// <summary>The seconds of an action, after some calls that are not measured.</summary>
    private double[] Repeat(Action action)
    {
        long begin = Stopwatch.GetTimestamp();
        for (int call = 0; call < Most && (call < 3 || Stopwatch.GetElapsedTime(begin).TotalSeconds < longest / 3); call++)
            action();
        var seconds = new List<double>();
        begin = Stopwatch.GetTimestamp();
        while (seconds.Count < Least || (seconds.Count < Most && Stopwatch.GetElapsedTime(begin).TotalSeconds < longest))
        {
            long start = Stopwatch.GetTimestamp();
            action();
            seconds.Add(Stopwatch.GetElapsedTime(start).TotalSeconds);
        }

        return [.. seconds];
    }
}
