using System.Runtime.InteropServices;

namespace Unroll;

/// <summary>Where the memory of buffers comes from: the system's allocator. Tests put in its place one that stops at the first byte beyond
/// a buffer.</summary>
internal unsafe class BufferMemory
{
    /// <summary>The source for buffers that are made from now on.</summary>
    public static BufferMemory Source { get; set; } = new();

    /// <summary>Zeroed memory, at a multiple of <see cref="NativeBuffer.Alignment"/>.</summary>
    /// <exception cref="OutOfMemoryException">The system has not that much memory.</exception>
    public virtual nint Allocate(long bytes)
    {
        nuint alignment = bytes < LargePages.Size ? (nuint)NativeBuffer.Alignment : (nuint)LargePages.Size;
        void* start = NativeMemory.AlignedAlloc(checked((nuint)bytes), alignment);
        LargePages.Request(start, bytes);
        NativeMemory.Clear(start, (nuint)bytes);
        return (nint)start;
    }

    /// <summary>Takes back what <see cref="Allocate"/> gave.</summary>
    public virtual void Free(nint start, long bytes) => NativeMemory.AlignedFree((void*)start);
}
