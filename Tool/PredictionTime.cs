using System.Diagnostics;

namespace Unroll.Tool;

/// <summary>How long a prediction takes.</summary>
internal static class PredictionTime
{
    private const int Rounds = 50;
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(0.5), Round = TimeSpan.FromMilliseconds(2);

    /// <summary>The median of some rounds in microseconds, after half a second in which the JIT does its work.</summary>
    public static double Measure(Action predict)
    {
        long begin = Stopwatch.GetTimestamp();
        int calls = 0;
        do
        {
            predict();
            calls++;
        }
        while (Stopwatch.GetElapsedTime(begin) < WarmUp);

        // Of a short prediction several are timed at once, for the clock is not finer than tens of nanoseconds.
        int together = Math.Max(1, (int)(calls * (Round / WarmUp)));
        var times = new List<double>();
        begin = Stopwatch.GetTimestamp();
        while (times.Count == 0 || (times.Count < Rounds && Stopwatch.GetElapsedTime(begin) < 2 * WarmUp))
        {
            long start = Stopwatch.GetTimestamp();
            for (int i = 0; i < together; i++)
                predict();
            times.Add(Stopwatch.GetElapsedTime(start).TotalMicroseconds / together);
        }

        times.Sort();
        return times[times.Count / 2];
    }

    /// <summary>A time for people, to three digits: "9.05 µs".</summary>
    public static string Text(double microseconds) => microseconds < 1000
        ? FormattableString.Invariant($"{microseconds:G3} µs")
        : FormattableString.Invariant($"{microseconds / 1000:G3} ms");
}
