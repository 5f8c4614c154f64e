namespace Unroll.Benchmarks.Measuring;

/// <summary>
/// Measures several works in turn, round after round, so that a change of the processor's clock or a busy neighbour meets all of them
/// alike and their ratios hold.
/// </summary>
internal static class Rounds
{
    /// <summary>Takes as many measurements of each work as there are rounds, after each has run warm.</summary>
    /// <param name="rounds">Measurements of each work; the median of them is reported.</param>
    /// <param name="works">What to measure.</param>
    public static void Run(int rounds, params ReadOnlySpan<Work> works) => Run(rounds, warmUp: 1, works);

    /// <summary>As <see cref="Run(int, ReadOnlySpan{Work})"/>, with another time to get warm.</summary>
    /// <param name="rounds">Measurements of each work.</param>
    /// <param name="warmUp">Seconds that each work runs before: a large program such as a compiler needs several until the JIT has settled.</param>
    /// <param name="works">What to measure.</param>
    public static void Run(int rounds, double warmUp, params ReadOnlySpan<Work> works)
    {
        foreach (Work work in works)
            work.WarmUp(warmUp, measurement: 0.02);
        for (int round = 0; round < rounds; round++)
        {
            foreach (Work work in works)
                work.Measure();
        }
    }
}
