using System.Runtime.InteropServices;

namespace Unroll.Benchmarks.Peers.Torch;

/// <summary>
/// Tells the C library (glibc) to keep what is freed. Left alone it gives the memory of tensors of a few megabytes back to the system at
/// the end of a step and faults it in again in the next, or does not, depending on what ran in the process before. A training step of
/// libtorch was up to 1.4 times as slow for that. Ours allocates nothing and does not care.
/// </summary>
internal static class Allocator
{
    private const int TrimThreshold = -1, MmapThreshold = -3;   // M_TRIM_THRESHOLD and M_MMAP_THRESHOLD of malloc.h

    /// <summary>The largest threshold that glibc takes: half of its largest heap.</summary>
    private const int Largest = 32 << 20;

    public static void KeepFreedMemory()
    {
        if (Set(MmapThreshold, Largest) != 1 || Set(TrimThreshold, int.MaxValue) != 1)
            throw new PeerUnavailableException("the C library does not take the thresholds of its allocator (mallopt)");
    }

    [DllImport("libc", EntryPoint = "mallopt")]
    private static extern int Set(int parameter, int value);
}
