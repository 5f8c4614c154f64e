namespace Unroll;

/// <summary>
/// Hands the parts of a work out to threads, each to one: to the caller from the front, to its helpers from the back. Where works of as
/// many parts over the same memory follow one another, a thread so finds most of what it touches in its own cache.
/// </summary>
internal sealed class WorkQueue
{
    private int _parts;
    private int _taken;
    private int _front;
    private int _back;

    /// <summary>Begins anew; no other thread may be taking parts.</summary>
    public void Reset(int parts)
    {
        _parts = parts;
        _front = 0;
        _back = 0;
        Volatile.Write(ref _taken, 0);
    }

    /// <summary>Takes a part.</summary>
    /// <param name="thread">The thread that takes it; 0 is the caller.</param>
    /// <returns>The part; -1 if none is left.</returns>
    public int Take(int thread)
    {
        // As many are given from both ends together as there are parts, so the ends never cross.
        if (Volatile.Read(ref _taken) >= _parts || Interlocked.Increment(ref _taken) > _parts)
            return -1;
        return thread == 0 ? _front++ : _parts - Interlocked.Increment(ref _back);
    }

    /// <summary>Gives no further parts out.</summary>
    public void Drain() => Volatile.Write(ref _taken, _parts);
}
