using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Unroll;

/// <summary>
/// Zeroed memory that others may get spans of. It is an array of the managed heap, so a span of it keeps it alive, whatever becomes of its
/// owner; and it never moves, so that it can start at a multiple of 64 bytes, and a large one at a large page.
/// <see cref="NativeBuffer.Slack"/> zeroed elements stand behind its end.
/// </summary>
/// <typeparam name="T">float or int.</typeparam>
internal sealed unsafe class PinnedArray<T>
    where T : unmanaged
{
    private readonly T[] _values;
    private readonly int _first;

    /// <summary>Allocates <paramref name="length"/> zeros.</summary>
    /// <exception cref="OutOfMemoryException">They do not fit into an array, or the system has not that much memory.</exception>
    public PinnedArray(long length)
    {
        long bytes = (length + NativeBuffer.Slack) * sizeof(T);
        int alignment = bytes < 2 * LargePages.Size ? NativeBuffer.Alignment : LargePages.Size;
        long whole = length + NativeBuffer.Slack + (alignment / sizeof(T));
        if (whole > Array.MaxLength)
            throw new OutOfMemoryException($"{length} numbers do not fit into an array, which has room for {Array.MaxLength}.");
        _values = GC.AllocateArray<T>((int)whole, pinned: true);
        nint address = (nint)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(_values));
        _first = (int)((-address & (alignment - 1)) / sizeof(T));
        LargePages.Request(Start, bytes);
    }

    /// <summary>The first element. Whoever holds it must keep this array reachable while using it.</summary>
    public T* Start => (T*)Unsafe.AsPointer(ref At(0));

    /// <summary>An element, unchecked; the reference keeps the memory alive.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref T At(nint index) => ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_values), _first + index);

    /// <summary>The first <paramref name="length"/> elements; the span keeps the memory alive.</summary>
    public Span<T> Span(int length) => _values.AsSpan(_first, length);
}
