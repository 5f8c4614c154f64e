using System.Diagnostics;

namespace Unroll;

/// <summary>A place where one thread waits for a condition: it looks out for it for a while, and then sleeps until it is woken.</summary>
/// <param name="microseconds">How long it looks out before it sleeps.</param>
/// <param name="ends">Whether there is nothing to wait for any more.</param>
internal sealed class SpinThenPark(int microseconds, Func<bool> ends)
{
    private readonly long _patience = Stopwatch.Frequency / 1_000_000 * microseconds;
    private readonly SemaphoreSlim _signal = new(0);
    private int _asleep;

    /// <summary>Whether the thread sleeps, or is about to.</summary>
    public bool IsAsleep => Volatile.Read(ref _asleep) != 0;

    /// <summary>Returns when the wait has ended, or sooner; only the thread that rests here calls it.</summary>
    public void Await()
    {
        if (_patience > 0)
        {
            long start = Stopwatch.GetTimestamp();
            do
            {
                if (ends())
                    return;
                Thread.SpinWait(1);
            }
            while (Stopwatch.GetTimestamp() - start < _patience);
        }

        // Both sides write, then read what the other has written, so that at least one of them sees the other.
        Interlocked.Exchange(ref _asleep, 1);
        if (!ends() || Interlocked.Exchange(ref _asleep, 0) == 0)
            _signal.Wait();
    }

    /// <summary>Wakes the thread if it sleeps; to be called after what ends the wait. An interrupt of the caller's thread waits until that
    /// is done.</summary>
    public void Wake()
    {
        Interlocked.MemoryBarrier();
        if (!IsAsleep || Interlocked.Exchange(ref _asleep, 0) == 0)
            return;
        bool interrupted = false;
        while (true)
        {
            try
            {
                _signal.Release();   // takes a lock, and waits for it where the sleeper holds it
                break;
            }
            catch (ThreadInterruptedException)
            {
                interrupted = true;   // nobody else would wake the sleeper
            }
        }

        if (interrupted)
            Thread.CurrentThread.Interrupt();
    }
}
