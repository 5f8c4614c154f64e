using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace Unroll.Kernels;

/// <summary>Hints that memory is going to be read. The hardware finds short strides by itself, but not what comes in time from the
/// third-level cache.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Prefetch
{
    /// <summary>
    /// Asks for the cache line of an address, which may lie outside any buffer, and no nearer than the second-level cache; nothing where
    /// the processor has no such instruction. It is for long streams from memory: the first-level cache can wait for few lines at a time,
    /// fewer than memory has to have under way to give what it can.
    /// </summary>
    /// <param name="place">The address.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe void Stream(ref float place)
    {
        if (Sse.IsSupported)
            Sse.Prefetch1(Unsafe.AsPointer(ref place));
    }

    /// <summary>Asks for the cache line of an address, which may lie outside any buffer; nothing where the processor has no such
    /// instruction.</summary>
    /// <param name="place">The address.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe void Read(ref float place)
    {
        if (Sse.IsSupported)
            Sse.Prefetch0(Unsafe.AsPointer(ref place));
    }
}
