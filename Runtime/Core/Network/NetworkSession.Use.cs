using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Unroll;

/// <content>
/// The use of a session by one thread at a time, and only while the parameters stay as they are. A prediction says that it runs, and then
/// looks whether the parameters have changed; a change says so, and then looks for predictions that run. Both do so in this order, so at
/// least one sees the other.
/// </content>
public abstract unsafe partial class NetworkSession
{
    private const int Free = 0, InUse = 1, Gone = 2;

    private int _use;
    private long _seen = -1;   // the number of changes of the parameters for which this session may predict; -1 where it has to ask
    private bool _registered;
    private bool _closing;

    /// <summary>Whether <see cref="Dispose"/> was called.</summary>
    internal bool IsDisposed => Volatile.Read(ref _use) == Gone;

    /// <summary>
    /// Begins a prediction, and packs the weights anew if the parameters have changed. <see cref="Leave"/> must follow, whatever happens
    /// between them. The references that this and the other members return point into native memory; Leave, at the end, keeps it alive.
    /// </summary>
    /// <returns>The first float of the buffers, aligned to 64 bytes.</returns>
    /// <exception cref="InvalidOperationException">The session predicts on another thread.</exception>
    /// <exception cref="ObjectDisposedException">The session or its network is disposed.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    protected ref float Enter()
    {
        int use = Interlocked.CompareExchange(ref _use, InUse, Free);
        if (use != Free)
            ThrowUnusable(use);
        if (Volatile.Read(ref _seen) != _network.Version)
            Renew();
        return ref Arena;
    }

    /// <summary>Ends a prediction.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    protected void Leave() => Volatile.Write(ref _use, Free);

    /// <summary>Waits until no prediction of this session runs. Those that begin meanwhile ask the network, and find that it has
    /// changed.</summary>
    internal void AwaitEnd()
    {
        var spin = default(SpinWait);
        while (Volatile.Read(ref _use) == InUse)
            spin.SpinOnce();
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Renew()
    {
        Leave();   // a change waits for this session before it lets it in below
        long version;
        using (_network.KeepUnchanged())
        {
            ObjectDisposedException.ThrowIf(_closing, this);
            int use = Interlocked.CompareExchange(ref _use, InUse, Free);
            if (use != Free)
                ThrowUnusable(use);
            if (!_registered)
                _network.Register(this);
            _registered = true;
            Volatile.Write(ref _seen, version = _network.Version);
        }

        try
        {
            _packed = _network.RefreshFolded(version);
        }
        catch
        {
            Volatile.Write(ref _seen, -1);
            Leave();
            throw;
        }
    }

    /// <summary>Lets no prediction begin any more, and waits for the one that runs; once more, where an interrupt ended that
    /// wait.</summary>
    /// <returns>Whether the caller is the first for whom the wait has ended.</returns>
    private bool Close()
    {
        using (_network.KeepFromChanging())
        {
            _closing = true;
            Volatile.Write(ref _seen, -1);
        }

        var spin = default(SpinWait);
        int use;
        while ((use = Interlocked.CompareExchange(ref _use, Gone, Free)) == InUse)
            spin.SpinOnce();
        return use == Free;
    }

    [DoesNotReturn]
    private void ThrowUnusable(int use)
    {
        ObjectDisposedException.ThrowIf(use == Gone, this);
        throw new InvalidOperationException(
            $"This session of {_network.Declaration.Name} predicts on another thread. "
            + "A session, and the network's own Predict, which has one, serves one thread at a time: "
            + "make one for each thread with CreateSession.");
    }
}
