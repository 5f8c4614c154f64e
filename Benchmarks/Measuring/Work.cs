namespace Unroll.Benchmarks.Measuring;

/// <summary>Something to be measured.</summary>
/// <param name="name">What it is called in the output.</param>
/// <param name="run">Does it once.</param>
internal sealed class Work(string name, Action run)
{
    private readonly List<double> seconds = [];
    private int calls = 1;

    public string Name { get; } = name;

    /// <summary>The median over the rounds of the time of one call.</summary>
    public double MedianSeconds
    {
        get
        {
            double[] sorted = [.. seconds.Order()];
            return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
        }
    }

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

    /// <summary>Takes one measurement.</summary>
    public void Measure() => seconds.Add(Time(calls) / calls);

    private double Time(int count)
    {
        long start = System.Diagnostics.Stopwatch.GetTimestamp();
        for (int i = 0; i < count; i++)
            run();
        return System.Diagnostics.Stopwatch.GetElapsedTime(start).TotalSeconds;
    }
}
