using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;

namespace Unroll;

/// <summary>Trains trials on several threads, each one trial at a time, and hands what ends to the caller's thread.</summary>
internal static class TrialQueue
{
    private readonly record struct Ended(SearchTrial? Trial, TrialRecord? Record, Exception? Failure);

    /// <summary>Returns when all trials have ended, or, after a cancellation or an exception, those under way.</summary>
    /// <param name="trials">The trials, in the order in which they begin.</param>
    /// <param name="threads">How many are trained at a time.</param>
    /// <param name="train">Trains one; null where it was canceled.</param>
    /// <param name="ended">Is told of each that ended, on this thread.</param>
    /// <param name="cancellation">Ends those under way, and begins no others.</param>
    /// <exception cref="TrialFailedException">A training threw; no other was begun.</exception>
    public static void Run(
        IReadOnlyList<SearchTrial> trials,
        int threads,
        Func<SearchTrial, CancellationToken, TrialRecord?> train,
        Action<SearchTrial, TrialRecord> ended,
        CancellationToken cancellation)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        using var reports = new BlockingCollection<Ended>();
        int next = 0, working = Math.Min(threads, trials.Count);
        for (int i = 0; i < working; i++)
            new Thread(Work) { IsBackground = true, Name = "Unroll trials" }.Start();

        Exception? failure = null;
        while (working > 0)
        {
            Ended report = reports.Take();
            try
            {
                if (report.Trial is null)
                    working--;
                else if (report.Failure is { } exception)
                    throw new TrialFailedException(report.Trial, exception);
                else if (failure is null && report.Record is { } record)
                    ended(report.Trial, record);
            }
            catch (Exception exception)
            {
                failure ??= exception;
                stop.Cancel();
            }
        }

        if (failure is not null)
            ExceptionDispatchInfo.Throw(failure);

        void Work()
        {
            while (!stop.IsCancellationRequested && Interlocked.Increment(ref next) is var number && number <= trials.Count)
                reports.Add(Train(trials[number - 1]));
            reports.Add(default);
        }

        Ended Train(SearchTrial trial)
        {
            try
            {
                return new Ended(trial, train(trial, stop.Token), Failure: null);
            }
            catch (Exception exception)
            {
                return new Ended(trial, Record: null, exception);
            }
        }
    }
}
