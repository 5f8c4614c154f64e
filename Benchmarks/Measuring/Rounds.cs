namespace Unroll.Benchmarks.Measuring;

/// <summary>
/// Measures several works in turn, A B A B, so that a change of the processor's clock or a busy neighbor meets all of them alike and
/// their ratios hold.
/// </summary>
/// <param name="count">Measurements of each work.</param>
/// <param name="warmUp">Seconds that each work runs before. A large program such as a compiler needs several until the JIT has
/// settled.</param>
/// <param name="stop">Ends the rounds early, by an exception.</param>
internal sealed class Rounds(int count, double warmUp, CancellationToken stop)
{
    /// <summary>Seconds that one measurement takes at least, in as many calls as fit.</summary>
    private const double Measurement = 0.02;

    /// <summary>Between two measurements: the threads of ONNX Runtime and of OpenMP spin for some milliseconds after their work.</summary>
    private static readonly TimeSpan Rest = TimeSpan.FromMilliseconds(20);

    /// <summary>Takes the measurements.</summary>
    /// <exception cref="OperationCanceledException">It was asked to stop.</exception>
    public void Run(params ReadOnlySpan<Work> works)
    {
        foreach (Work work in works)
        {
            stop.ThrowIfCancellationRequested();
            work.WarmUp(warmUp, Measurement);
        }

        for (int round = 0; round < count; round++)
        {
            foreach (Work work in works)
            {
                stop.ThrowIfCancellationRequested();
                work.Measure(Rest);
            }
        }
    }
}
