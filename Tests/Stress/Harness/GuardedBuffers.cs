using System.Collections.Concurrent;

namespace Unroll.Stress.Harness;

/// <summary>
/// Buffers that end at a page nobody may touch, slack included. What was freed stays forbidden for a while, so that whoever still uses it
/// ends the process. On freeing, the slack must still be zero and the bytes around the buffer as they were.
/// </summary>
internal sealed unsafe class GuardedBuffers : BufferMemory
{
    private const byte Untouched = 0xA5;
    private const int Kept = 500;

    private readonly ConcurrentDictionary<nint, Pages> _used = new();
    private readonly ConcurrentQueue<Pages> _freed = new();
    private long _count;

    /// <summary>How many buffers were made.</summary>
    public long Count => Volatile.Read(ref _count);

    public override nint Allocate(long bytes)
    {
        Interlocked.Increment(ref _count);
        var pages = new Pages(bytes + NativeBuffer.Alignment);
        byte* start = pages.End - ((bytes + NativeBuffer.Alignment - 1) / NativeBuffer.Alignment * NativeBuffer.Alignment);
        new Span<byte>(pages.First, (int)(start - pages.First)).Fill(Untouched);
        new Span<byte>(start + bytes, (int)(pages.End - start - bytes)).Fill(Untouched);
        _used[(nint)start] = pages;
        return (nint)start;
    }

    public override void Free(nint start, long bytes)
    {
        if (!_used.TryRemove(start, out Pages? pages))
            Environment.FailFast("A buffer was freed twice.");
        byte* end = (byte*)start + bytes;
        const int SlackBytes = NativeBuffer.Slack * sizeof(float);
        if (new ReadOnlySpan<byte>(pages!.First, (int)((byte*)start - pages.First)).ContainsAnyExcept(Untouched))
            Environment.FailFast($"The bytes before a buffer of {bytes} were written.");
        if (new ReadOnlySpan<byte>(end - SlackBytes, SlackBytes).ContainsAnyExcept((byte)0))
            Environment.FailFast($"The zeros behind the end of a buffer of {bytes} bytes were written.");
        if (new ReadOnlySpan<byte>(end, (int)(pages.End - end)).ContainsAnyExcept(Untouched))
            Environment.FailFast($"The bytes behind a buffer of {bytes} were written.");
        pages.Forbid();
        _freed.Enqueue(pages);
        if (_freed.Count > Kept && _freed.TryDequeue(out Pages? old))
            old.Dispose();
    }
}
