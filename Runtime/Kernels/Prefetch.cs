using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace Unroll.Kernels;

/// <summary>Hints that memory is going to be read. The hardware finds short strides by itself, but not what comes in time from the third-level cache.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Prefetch
{
    /// <summary>Asks for the cache line of an address, which may lie outside any buffer; nothing where the processor has no such instruction.</summary>
    /// <param name="place">The address.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe void Read(ref float place)
    {
        if (Sse.IsSupported)
            Sse.Prefetch0(Unsafe.AsPointer(ref place));
    }
}
