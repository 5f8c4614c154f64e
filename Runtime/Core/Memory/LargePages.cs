using System.Runtime.InteropServices;

namespace Unroll;

/// <summary>
/// Asks the system to back large buffers with pages of 2 MB: weights that are streamed once a call would else need a page walk every 4 KB,
/// more pages than the processor keeps translations for. Linux gives them on request ("madvise" in
/// /sys/kernel/mm/transparent_hugepage/enabled, the usual setting); elsewhere, and where the request is refused, pages stay as they are.
/// </summary>
internal static unsafe partial class LargePages
{
    /// <summary>The size of a large page on x86-64 and, with 4 KB pages, on Arm, in bytes.</summary>
    public const int Size = 2 << 20;

    private const int AdviseLargePages = 14; // MADV_HUGEPAGE, asm-generic/mman-common.h

    /// <summary>Asks for large pages for memory that nobody has touched yet; memory below one such page is left alone.</summary>
    /// <param name="start">The first byte, at a multiple of <see cref="Size"/>.</param>
    /// <param name="bytes">The length.</param>
    public static void Request(void* start, long bytes)
    {
        if (bytes < Size || !OperatingSystem.IsLinux())
            return;
        try
        {
            // A refusal changes nothing but the speed.
            _ = Advise(start, (nuint)bytes, AdviseLargePages);
        }
        catch (Exception exception) when (exception is DllNotFoundException or EntryPointNotFoundException)
        {
        }
    }

    [LibraryImport("libc", EntryPoint = "madvise")]
    private static partial int Advise(void* address, nuint length, int advice);
}
