namespace Unroll;

/// <summary>Cleared gradient buffers that wait for a shard. A thread gets back what it returned last, which is in its cache, as long as
/// there is any.</summary>
internal sealed class GradientBufferPool(int length) : IDisposable
{
    private readonly Lock _lock = new();
    private readonly List<NativeBuffer> _all = [];
    private Stack<NativeBuffer>[] _free = [];

    /// <summary>Allocates what is missing; all buffers must be free.</summary>
    /// <param name="threads">The threads that take and return.</param>
    /// <param name="count">The buffers needed at once.</param>
    public void Reserve(int threads, int count)
    {
        if (_all.Count >= count && _free.Length >= threads)
            return;
        _free = [];   // dealt out anew below, or by the next call where there is no memory for all
        while (_all.Count < count)
            _all.Add(new NativeBuffer(length));
        // Room for all, so that none of the stacks ever grows.
        _free = [.. Enumerable.Range(0, threads).Select(_ => new Stack<NativeBuffer>(_all.Count))];
        for (int buffer = 0; buffer < _all.Count; buffer++)
            _free[buffer % threads].Push(_all[buffer]);
    }

    /// <summary>Takes a buffer: the thread's own, or else another's.</summary>
    public NativeBuffer Take(int thread)
    {
        lock (_lock)
        {
            int owner = thread;
            while (_free[owner].Count == 0)
                owner = (owner + 1) % _free.Length;
            return _free[owner].Pop();
        }
    }

    /// <summary>Returns a cleared buffer.</summary>
    public void Return(int thread, NativeBuffer buffer)
    {
        lock (_lock)
            _free[thread].Push(buffer);
    }

    /// <summary>Makes all free and clears them.</summary>
    public void Reset()
    {
        foreach (NativeBuffer buffer in _all)
            buffer.Clear();
        int threads = _free.Length;
        _free = [];
        Reserve(threads, _all.Count);
    }

    public void Dispose()
    {
        foreach (NativeBuffer buffer in _all)
            buffer.Dispose();
    }
}
