using System.Runtime.CompilerServices;

namespace Unroll;

/// <summary>
/// A network: its parameters, and what trains and saves them. Classes with the attribute Network derive from it; generated code adds the methods that
/// know the network's shapes. One thread at a time may train a network or call its own Predict; other threads predict through sessions.
/// </summary>
public abstract unsafe partial class Network : IDisposable
{
    private readonly NativeBuffer _parameters;
    private readonly float* _firstParameter;   // of _parameters, one load nearer
    private readonly Lock _training = new();
    private readonly List<IDisposable> _parts = [];
    private readonly ulong _seed;
    private bool _disposed;

    /// <summary>Allocates the parameters and initialises them; generated constructors call this.</summary>
    /// <param name="description">What the network is.</param>
    /// <param name="seed">The seed of the initial parameters and of dropout; the same seed gives the same bits.</param>
    protected Network(NetworkDescription description, int seed)
    {
        ArgumentNullException.ThrowIfNull(description);
        Declaration = description;
        Seed = seed;
        _seed = RandomStream.Mix((uint)seed);
        _parameters = new NativeBuffer(description.Memory.Parameters);
        _firstParameter = _parameters.Start;
        ParameterInitialiser.Initialise(description, _parameters.Span(description.Memory.Parameters), _seed);
        Parameters = new ParameterList(this);
    }

    /// <summary>What this network is: stages, shapes, losses, parameters and memory. The same object as the static Description of its class.</summary>
    public NetworkDescription Declaration { get; }

    /// <summary>The parameters in stage order, and by name.</summary>
    public ParameterList Parameters { get; }

    /// <summary>Frees the memory and stops the training threads. Sessions of this network cannot be used afterwards.
    /// A training step that runs on another thread is waited for; a prediction that does must have ended.</summary>
    public void Dispose()
    {
        lock (_training)
        {
            lock (_packing)   // a session may be packing weights
                Free();
        }

        GC.SuppressFinalize(this);
    }

    /// <summary>Has <paramref name="part"/> disposed together with this network.</summary>
    /// <param name="part">What belongs to the network, such as the session of its own Predict.</param>
    /// <returns>The same object.</returns>
    protected T Own<T>(T part)
        where T : IDisposable
    {
        lock (_training)
        {
            ThrowIfDisposed();
            _parts.Add(part);
        }

        return part;
    }

    /// <summary>The parameters, frozen ones included, for what changes them; <see cref="MarkChanged"/> must follow. The memory is native: whoever uses
    /// it ends with GC.KeepAlive of the network.</summary>
    internal Span<float> Values
    {
        get
        {
            ThrowIfDisposed();
            return _parameters.Span(Declaration.Memory.Parameters);
        }
    }

    /// <summary>The parameters that training changes: the first part of <see cref="Values"/>, gaps for alignment included, which must stay zero.</summary>
    internal Span<float> LearnableValues
    {
        get
        {
            ThrowIfDisposed();
            return _parameters.Span(Declaration.Memory.Learnable);
        }
    }

    /// <summary>The first parameter, unchecked.</summary>
    internal ref float FirstParameter
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref Unsafe.AsRef<float>(_firstParameter);
    }

    internal void ThrowIfDisposed()
    {
        if (_disposed)
            throw new ObjectDisposedException(GetType().FullName);
    }

    private void Free()
    {
        if (_disposed)
            return;
        _disposed = true;
        Volatile.Write(ref _packedFoldedVersion, Unpacked);   // so that sessions notice
        _team?.Dispose();
        foreach (IDisposable part in _parts)
            part.Dispose();
        _parts.Clear();
        _step?.Dispose();
        _stage?.Dispose();
        _packedForward?.Dispose();
        _packedFolded?.Dispose();
        _packedBackward?.Dispose();
        _parameters.Dispose();
    }
}
