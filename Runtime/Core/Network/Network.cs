using System.Runtime.CompilerServices;

namespace Unroll;

/// <summary>
/// A network: its parameters, and what trains and saves them. Classes with the attribute Network derive from it; generated code adds the
/// methods that know the network's shapes. One thread at a time trains a network, and one at a time calls its own Predict; other threads
/// predict through sessions.
/// </summary>
/// <remarks>
/// Every member may be called beside every other on any thread. What trains, measures, changes, saves or frees the network waits for its
/// turn; a prediction sees the parameters as they are before or after a step, a Load or a CopyFrom, never in between; and what is called
/// after <see cref="Dispose"/> throws an ObjectDisposedException. A Fit beside another, or beside a ComputeGradients or a step of another
/// thread, is told by an InvalidOperationException, and so is a Predict beside another of the same session. What a step calls, such as an
/// own Optimizer.Update or the function of a CustomLoss, cannot call the network back.
/// </remarks>
public abstract unsafe partial class Network : IDisposable
{
    private readonly NativeBuffer _parameters;
    private readonly float* _firstParameter;   // of _parameters, one load nearer
    private readonly List<IDisposable> _parts = [];
    private readonly ulong _seed;
    private volatile bool _closing;   // Dispose was called
    private bool _disposed;           // and has freed the memory

    /// <summary>Allocates the parameters and initializes them; generated constructors call this.</summary>
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
        ParameterInitializer.Initialize(description, _parameters.Span(description.Memory.Parameters), _seed);
        Parameters = new ParameterList(this);
        Losses = new LossList(description);
    }

    /// <summary>What this network is: stages, shapes, losses, parameters and memory. The same object as the static Description of its
    /// class.</summary>
    public NetworkDescription Declaration { get; }

    /// <summary>The parameters in stage order, and by name.</summary>
    public ParameterList Parameters { get; }

    /// <summary>The losses, by place and by name, whose weights may be changed while the network is trained.</summary>
    public LossList Losses { get; }

    /// <summary>Frees the memory and stops the training threads; sessions of this network cannot be used afterwards. Whatever runs on other
    /// threads is waited for: a step, a prediction, a file that is written; of a Fit its present step, after which it ends with an
    /// ObjectDisposedException. May be called again.</summary>
    /// <exception cref="InvalidOperationException">It was called by what a step or a load of this network calls, such as an own
    /// Optimizer.Update.</exception>
    public void Dispose()
    {
        ThrowIfWithin(_turn);
        _closing = true;
        IDisposable[] parts;
        lock (_turn)
        {
            using (BeginChange())
            {
                Free();
                parts = [.. _parts];
                _parts.Clear();
            }
        }

        foreach (IDisposable part in parts)
            part.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Has <paramref name="part"/> disposed together with this network.</summary>
    /// <param name="part">What belongs to the network, such as the session of its own Predict.</param>
    /// <returns>The same object.</returns>
    protected T Own<T>(T part)
        where T : IDisposable
    {
        using (KeepUnchanged())
            _parts.Add(part);
        return part;
    }

    /// <summary>The parameters, frozen ones included, for what changes them in a <see cref="BeginChange"/>, or reads them in a turn or in a
    /// <see cref="KeepUnchanged"/>. The memory is native: whoever uses it ends with GC.KeepAlive of the network.</summary>
    internal Span<float> Values
    {
        get
        {
            ThrowIfDisposed();
            return _parameters.Span(Declaration.Memory.Parameters);
        }
    }

    /// <summary>The parameters that training changes: the first part of <see cref="Values"/>, gaps for alignment included, which must stay
    /// zero.</summary>
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

    /// <summary>Copies all parameters, as they are between two changes.</summary>
    internal void CopyValuesTo(Span<float> destination)
    {
        using (KeepUnchanged())
            Values.CopyTo(destination);
        GC.KeepAlive(this);
    }

    /// <summary>Replaces all parameters.</summary>
    internal void CopyValuesFrom(ReadOnlySpan<float> source)
    {
        using (TakeTurn())
        using (BeginChange())
            source.CopyTo(Values);
        GC.KeepAlive(this);
    }

    internal void ThrowIfDisposed()
    {
        if (_disposed)
            throw Disposed();
    }

    private void Free()
    {
        if (_disposed)
            return;
        _disposed = true;
        _team?.Dispose();
        _step?.Dispose();
        _step = null;
        _stage = null;
        _packedForward?.Dispose();
        _packedFolded?.Dispose();
        _packedBackward?.Dispose();
        _parameters.Dispose();
    }
}
