using System.Runtime.InteropServices;

namespace Unroll;

/// <summary>
/// Zeroed native memory of floats that starts at a multiple of 64 bytes, with <see cref="Slack"/> zeroed floats behind its end so that a
/// kernel may read, and add zeros to, a whole vector there. The garbage collector knows its size; a finalizer frees what nobody disposed.
/// </summary>
internal sealed unsafe class NativeBuffer : IDisposable
{
    /// <summary>The alignment of the first float, in bytes: a cache line and a 512-bit vector.</summary>
    public const int Alignment = 64;

    /// <summary>Zeroed floats behind the end.</summary>
    public const int Slack = 64;

    private readonly BufferMemory _memory = BufferMemory.Source;
    private readonly long _bytes;
    private nint _start;

    /// <summary>Allocates <paramref name="length"/> zeros.</summary>
    /// <param name="length">The floats, without the slack; 0 is allowed.</param>
    /// <exception cref="OutOfMemoryException">The system has not that much memory.</exception>
    public NativeBuffer(long length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        Length = length;
        long bytes = checked((length + Slack) * sizeof(float));
        _start = _memory.Allocate(bytes);
        _bytes = bytes;
        GC.AddMemoryPressure(bytes);
    }

    /// <summary>Frees the memory that nobody disposed.</summary>
    ~NativeBuffer() => Free();

    /// <summary>The floats, without the slack.</summary>
    public long Length { get; }

    /// <summary>The first float; null once disposed. Whoever holds it must keep this buffer reachable while using it.</summary>
    public float* Start => (float*)_start;

    /// <summary>The first <paramref name="length"/> floats; nothing keeps them alive but this buffer.</summary>
    /// <exception cref="ObjectDisposedException">The memory was freed.</exception>
    public Span<float> Span(int length)
    {
        float* start = Start;
        ObjectDisposedException.ThrowIf(start == null, this);
        return new(start, length);
    }

    /// <summary>Copies all floats to the beginning of another buffer, which is at least as long.</summary>
    public void CopyTo(NativeBuffer other) => Buffer.MemoryCopy(Start, other.Start, other.Length * sizeof(float), Length * sizeof(float));

    /// <summary>Sets every float to zero again.</summary>
    public void Clear() => NativeMemory.Clear(Start, (nuint)(Length * sizeof(float)));

    /// <summary>Frees the memory.</summary>
    public void Dispose()
    {
        Free();
        GC.SuppressFinalize(this);
    }

    private void Free()
    {
        nint start = Interlocked.Exchange(ref _start, 0);
        if (start == 0)
            return;
        _memory.Free(start, _bytes);
        GC.RemoveMemoryPressure(_bytes);
    }
}
