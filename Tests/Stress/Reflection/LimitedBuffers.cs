namespace Unroll.Stress.Reflection;

/// <summary>
/// Refuses buffers beyond a limit as a machine without the memory would, so that a random capacity does not take all there is.
/// </summary>
internal sealed class LimitedBuffers : BufferMemory
{
    private const long Most = 1 << 28;

    public override nint Allocate(long bytes) => bytes <= Most ? base.Allocate(bytes) : throw new OutOfMemoryException();
}
