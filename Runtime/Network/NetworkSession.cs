using System.Runtime.CompilerServices;

namespace Unroll;

/// <summary>
/// The prediction buffers of one thread over the parameters of a network. Every thread that predicts needs a session of its own; they share the
/// parameters, so one that trains changes what all of them predict.
/// </summary>
public abstract unsafe partial class NetworkSession : IDisposable
{
    private readonly Network _network;
    private readonly NativeBuffer _buffer;
    private NativeBuffer? _batchBuffer;
    private float* _arena;

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
    }

    /// <summary>The first parameter, in canonical order. Call <see cref="Enter"/> before.</summary>
    protected ref float Parameters
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref _network.FirstParameter;
    }

    /// <summary>The first packed weight. Call <see cref="Enter"/> before.</summary>
    protected ref float Packed
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref _network.FirstPackedFolded;
    }

    /// <summary>Frees the buffers; no prediction of this session may be running.</summary>
    public void Dispose()
    {
        _arena = null;
        _shared?.Dispose();
        _shared = null;
        _batchBuffer?.Dispose();
        _buffer.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>
    /// Begins a prediction: packs the weights anew if the parameters have changed. The references it and the other members return point into native
    /// memory and keep nothing alive, so the caller ends with GC.KeepAlive(this).
    /// </summary>
    /// <returns>The first float of the buffers, aligned to 64 bytes.</returns>
    /// <exception cref="ObjectDisposedException">The session or its network is disposed.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    protected ref float Enter()
    {
        if (_arena == null || !_network.IsFoldedPacked)
            Prepare();
        return ref Unsafe.AsRef<float>(_arena);
    }

    /// <summary>As <see cref="Enter"/>, for a whole micro-batch, whose buffers are allocated by the first.</summary>
    /// <returns>The first float of the buffers, aligned to 64 bytes.</returns>
    /// <exception cref="ObjectDisposedException">The session or its network is disposed.</exception>
    protected ref float EnterBatch()
    {
        Enter();
        _batchBuffer ??= new NativeBuffer(_network.Declaration.Memory.PredictionBatch);
        return ref Unsafe.AsRef<float>(_batchBuffer.Start);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Prepare()
    {
        ObjectDisposedException.ThrowIf(_arena == null, this);
        _network.RefreshFolded();
    }
}
