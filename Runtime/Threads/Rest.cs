using System.Diagnostics;

namespace Unroll;

/// <summary>A place where one thread waits for a condition: it looks out for it for a while, and then sleeps until it is woken.</summary>
/// <param name="lookOut">Whether to look out before sleeping.</param>
/// <param name="ends">Whether there is nothing to wait for any more.</param>
internal sealed class Rest(bool lookOut, Func<bool> ends)
{
    /// <summary>
    /// How long a thread looks out: about as long as it takes to fall asleep and to be woken again, so that it loses at most as much as it wins.
    /// </summary>
    private static readonly long Patience = Stopwatch.Frequency / 1_000_000 * 50;

    private readonly SemaphoreSlim _signal = new(0);
    private int _asleep;

    /// <summary>Whether the thread sleeps, or is about to.</summary>
    public bool IsAsleep => Volatile.Read(ref _asleep) != 0;

    /// <summary>Returns when the wait has ended, or sooner; only the thread that rests here calls it.</summary>
    public void Await()
    {
        if (lookOut)
        {
            long start = Stopwatch.GetTimestamp();
            do
            {
                if (ends())
                    return;
                Thread.SpinWait(1);
            }
            while (Stopwatch.GetTimestamp() - start < Patience);
        }

        // Both sides write, then read what the other has written, so that at least one of them sees the other.
        Interlocked.Exchange(ref _asleep, 1);
        if (!ends() || Interlocked.Exchange(ref _asleep, 0) == 0)
            _signal.Wait();
    }

    /// <summary>Wakes the thread if it sleeps; to be called after what ends the wait.</summary>
    public void Wake()
    {
        Interlocked.MemoryBarrier();
        if (IsAsleep && Interlocked.Exchange(ref _asleep, 0) != 0)
            _signal.Release();
    }
}
