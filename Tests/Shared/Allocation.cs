using System.Runtime;

namespace Unroll.Tests;

/// <summary>What a thread has allocated on the managed heap, to the byte.</summary>
internal static class Allocation
{
    /// <summary>The bytes that the current thread has allocated since it began.</summary>
    /// <remarks>
    /// A background collection takes from every thread the rest of the block that it allocates from and leaves that rest in its count: up
    /// to 8 KB that nobody allocated. The test projects turn such collections off; a process that has them on is refused here, for its
    /// counts would be wrong now and then.
    /// </remarks>
    /// <exception cref="InvalidOperationException">The process has background collections on.</exception>
    public static long SoFar() =>
        GCSettings.LatencyMode == GCLatencyMode.Batch
            ? GC.GetAllocatedBytesForCurrentThread()
            : throw new InvalidOperationException(
                $"The garbage collector's mode is {GCSettings.LatencyMode} "
                + "and must be Batch for exact counts: set ConcurrentGarbageCollection to false.");

    /// <summary>The bytes that the current thread allocates in some calls of an action.</summary>
    public static long Of(Action action, int calls)
    {
        long before = SoFar();
        for (int call = 0; call < calls; call++)
            action();
        return SoFar() - before;
    }
}
