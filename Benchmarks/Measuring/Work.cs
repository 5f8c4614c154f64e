using System.Diagnostics;

namespace Unroll.Benchmarks.Measuring;

/// <summary>Something to be measured.</summary>
/// <param name="name">What it is called in the output.</param>
/// <param name="run">Does it once.</param>
internal sealed class Work(string name, Action run)
{
    private readonly List<double> seconds = [];
    private int calls = 1;

    public string Name { get; } = name;

    /// <summary>The time of one call, a value a round.</summary>
    public IReadOnlyList<double> Seconds => seconds;

    /// <summary>The median over the rounds of the time of one call.</summary>
    public double MedianSeconds => Statistics.Median(seconds);

    /// <summary>Runs for a while, so that the JIT settles, and finds how many calls fill one measurement.</summary>
    public void WarmUp(double duration, double measurement)
    {
        double elapsed = 0;
        long done = 0;
        while (elapsed < duration)
        {
            elapsed += Time(calls);
            done += calls;
            if (elapsed < duration / 20)
                calls *= 2;
        }

        calls = (int)Math.Clamp(measurement / (elapsed / done), 1, int.MaxValue);
    }

    /// <summary>
    /// Takes one measurement, after a rest and a call. In the rest the threads of what ran before stop looking out for more work and give
    /// their processors free. The call wakes the threads of this one.
    /// </summary>
    /// <param name="rest">The rest.</param>
    public void Measure(TimeSpan rest)
    {
        Thread.Sleep(rest);
        run();
        seconds.Add(Time(calls) / calls);
    }

    /// <summary>The managed bytes that one call allocates on this thread, on average; call it warm.</summary>
    public double AllocatedBytes()
    {
        const int Calls = 20;
        run();
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < Calls; i++)
            run();
        return (GC.GetAllocatedBytesForCurrentThread() - before) / (double)Calls;
    }

    private double Time(int count)
    {
        long start = Stopwatch.GetTimestamp();
        for (int i = 0; i < count; i++)
            run();
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }
}
