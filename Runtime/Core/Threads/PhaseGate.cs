namespace Unroll;

/// <summary>
/// The door of a phase. Its number, whether it is open, and how many helpers are in stand in one word, so that nobody joins a phase that
/// has closed.
/// </summary>
internal sealed class PhaseGate
{
    private const long OpenBit = 1L << 16, Number = 1L << 17, Present = OpenBit - 1;

    private long _word;

    /// <summary>Whether no helper is in.</summary>
    public bool IsEmpty => (Volatile.Read(ref _word) & Present) == 0;

    /// <summary>Begins the next phase; nobody may be in.</summary>
    public void Open() => Interlocked.Exchange(ref _word, ((_word | (Number - 1)) + 1) | OpenBit);

    /// <summary>Lets nobody in any more.</summary>
    public void Close() => Interlocked.And(ref _word, ~OpenBit);

    /// <summary>Whether a phase is open that is not the one seen last.</summary>
    public bool IsOpen(long seen)
    {
        long word = Volatile.Read(ref _word);
        return (word & OpenBit) != 0 && word / Number != seen;
    }

    /// <summary>Joins the phase if one is open that is not the one seen last.</summary>
    /// <param name="seen">The phase joined last, and now.</param>
    public bool TryJoin(ref long seen)
    {
        while (true)
        {
            long word = Volatile.Read(ref _word);
            if ((word & OpenBit) == 0 || word / Number == seen)
                return false;
            if (Interlocked.CompareExchange(ref _word, word + 1, word) != word)
                continue;
            seen = word / Number;
            return true;
        }
    }

    /// <summary>Leaves the phase.</summary>
    public void Leave() => Interlocked.Decrement(ref _word);
}
