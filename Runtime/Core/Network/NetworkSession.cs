using System.Runtime.CompilerServices;

namespace Unroll;

/// <summary>
/// The prediction buffers of one thread over the parameters of a network. Every thread that predicts needs a session of its own; they share
/// the parameters, so one that trains changes what all of them predict. A prediction sees them as they are between two changes: one that
/// begins while they change waits, and a change waits for those that run. To pass a session from thread to thread is fine; to use it on two
/// at once is an error that is told.
/// </summary>
public abstract unsafe partial class NetworkSession : IDisposable
{
    private readonly Network _network;
    private readonly NativeBuffer _buffer;
    private readonly float* _arena;        // of _buffer; these three are one load away from the session
    private readonly float* _parameters;   // of the network
    private float* _packed;                // of the network; set when the session has first asked for them
    private NativeBuffer? _batchBuffer;

    /// <summary>Allocates the buffers.</summary>
    /// <param name="network">The network whose parameters predict; it must outlive the session.</param>
    /// <exception cref="ObjectDisposedException">The network is disposed.</exception>
    protected NetworkSession(Network network)
    {
        ArgumentNullException.ThrowIfNull(network);
        network.ThrowIfDisposed();
        _network = network;
        _multiplyAdds = network.Declaration.MultiplyAdds;
        _buffer = new NativeBuffer(network.Declaration.Memory.Prediction);
        _arena = _buffer.Start;
        _parameters = (float*)Unsafe.AsPointer(ref network.FirstParameter);
    }

    /// <summary>The first float of the buffers, aligned to 64 bytes; between <see cref="Enter"/> and <see cref="Leave"/>.</summary>
    protected ref float Arena
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref Unsafe.AsRef<float>(_arena);
    }

    /// <summary>As <see cref="Arena"/>, for a whole micro-batch: allocated when first asked for.</summary>
    protected ref float BatchArena
    {
        get
        {
            _batchBuffer ??= new NativeBuffer(_network.Declaration.Memory.PredictionBatch);
            return ref Unsafe.AsRef<float>(_batchBuffer.Start);
        }
    }

    /// <summary>The first parameter, in canonical order; between <see cref="Enter"/> and <see cref="Leave"/>.</summary>
    protected ref float Parameters
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref Unsafe.AsRef<float>(_parameters);
    }

    /// <summary>The first packed weight; between <see cref="Enter"/> and <see cref="Leave"/>.</summary>
    protected ref float Packed
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref Unsafe.AsRef<float>(_packed);
    }

    /// <summary>Frees the buffers. A prediction of this session that runs on another thread is waited for. May be called again.</summary>
    /// <exception cref="InvalidOperationException">It was called by what a step or a load of the network calls, such as an own
    /// Optimizer.Update.</exception>
    public void Dispose()
    {
        if (Close())
            GradientBufferPool();
        GC.SuppressFinalize(this);
    }

    /// <summary>Has a helper read the packed weights of the session that it helps.</summary>
    internal void Follow(NetworkSession session) => _packed = session._packed;

    /// <summary>Frees the buffers of a session that nobody uses any more.</summary>
    internal void GradientBufferPool()
    {
        _shared?.Dispose();
        _shared = null;
        _batchBuffer?.Dispose();
        _buffer.Dispose();
    }
}
