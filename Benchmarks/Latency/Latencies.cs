using System.Diagnostics;

namespace Unroll.Benchmarks.Latency;

/// <summary>How long each call of one engine took, in the order of the calls, and what of it people ask for.</summary>
/// <param name="engine">The engine.</param>
/// <param name="predict">One call.</param>
/// <param name="calls">How many are measured.</param>
internal sealed class Latencies(string engine, Action predict, int calls)
{
    private readonly long[] ticks = new long[calls];
    private int measured;
    private bool isSorted;

    /// <summary>The engine.</summary>
    public string Engine => engine;

    /// <summary>How many calls are left to measure.</summary>
    public int Left => calls - measured;

    /// <summary>
    /// Measures some calls, one after the other. Each time is that between two readings of the clock; one reading takes about 25 ns. A
    /// hundred calls before them are not counted: they bring back into the caches what another engine has driven out.
    /// </summary>
    public void Measure(int count)
    {
        for (int i = 0; i < 100; i++)
            predict();
        long before = Stopwatch.GetTimestamp();
        for (int end = measured + Math.Min(count, Left); measured < end; measured++)
        {
            predict();
            long after = Stopwatch.GetTimestamp();
            ticks[measured] = after - before;
            before = after;
        }
    }

    /// <summary>Calls without a clock, so that everything is compiled and in the caches.</summary>
    public void WarmUp(TimeSpan time)
    {
        long begin = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(begin) < time)
            predict();
    }

    /// <summary>The time that this share of the calls took at most, in microseconds: 0.99 for P99, 1 for the maximum.</summary>
    public double Percentile(double share)
    {
        if (!isSorted)
            Array.Sort(ticks);
        isSorted = true;
        int index = Math.Clamp((int)Math.Ceiling(share * calls) - 1, 0, calls - 1);
        return ticks[index] * 1e6 / Stopwatch.Frequency;
    }
}
