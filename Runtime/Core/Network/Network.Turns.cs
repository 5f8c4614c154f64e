namespace Unroll;

/// <content>
/// Who may use the network when. What trains, measures, changes, saves or frees it takes turns. Within its turn, what changes or frees the
/// parameters keeps everybody from reading them meanwhile: predictions too, each of which so sees the parameters as they are between two
/// changes.
/// </content>
public abstract unsafe partial class Network
{
    private readonly Lock _turn = new();
    private readonly Lock _changing = new();
    private readonly List<WeakReference<NetworkSession>> _sessions = [];
    private Thread? _fitting;
    private long _version;

    /// <summary>How often the parameters have changed, or begun to. A session that knows an older number asks before it predicts.</summary>
    internal long Version => Volatile.Read(ref _version);

    /// <summary>Waits for the caller's turn, which ends with the using block.</summary>
    /// <exception cref="InvalidOperationException">This thread has the turn already: something of the user's that is called in it came back
    /// here.</exception>
    /// <exception cref="ObjectDisposedException">The network is disposed.</exception>
    internal Turn TakeTurn()
    {
        ThrowIfWithin(_turn);
        ThrowIfClosing();
        _turn.Enter();
        if (!_closing)
            return new Turn(_turn);
        _turn.Exit();
        throw Disposed();
    }

    /// <summary>As <see cref="TakeTurn"/>, for what moves the gradients or takes a step.</summary>
    /// <exception cref="InvalidOperationException">This thread has the turn already, or a Fit on another thread trains the
    /// network.</exception>
    /// <exception cref="ObjectDisposedException">The network is disposed.</exception>
    internal Turn TakeTurnToTrain()
    {
        Turn turn = TakeTurn();
        if (_fitting is not { } fitting || fitting == Thread.CurrentThread)
            return turn;
        turn.Dispose();
        throw Fitted();
    }

    /// <summary>Says that the caller's thread alone trains the network from now on.</summary>
    /// <exception cref="InvalidOperationException">A Fit trains it already.</exception>
    /// <exception cref="ObjectDisposedException">The network is disposed.</exception>
    internal void BeginFit()
    {
        using (TakeTurn())
        {
            if (_fitting is not null)
                throw Fitted();
            _fitting = Thread.CurrentThread;
        }
    }

    /// <summary>Lets others train the network again.</summary>
    internal void EndFit() => Volatile.Write(ref _fitting, null);

    /// <summary>Begins a change of the parameters, which ends with the using block: waits for the predictions that run, and keeps others
    /// from beginning. The caller has the turn.</summary>
    internal Turn BeginChange()
    {
        _changing.Enter();
        try
        {
            MarkChanged();
            foreach (WeakReference<NetworkSession> reference in _sessions)
            {
                if (reference.TryGetTarget(out NetworkSession? session))
                    session.AwaitEnd();
            }
        }
        catch (ThreadInterruptedException)
        {
            _changing.Exit();
            throw;
        }

        return new Turn(_changing);
    }

    /// <summary>Says that the parameters have changed once more within a change, so that the packed weights are made anew before their next
    /// use.</summary>
    internal void MarkChanged() => Interlocked.Increment(ref _version);

    /// <summary>Keeps the parameters from changing and from being freed until the end of the using block.</summary>
    /// <exception cref="InvalidOperationException">This thread is changing them.</exception>
    /// <exception cref="ObjectDisposedException">The network is disposed.</exception>
    internal Turn KeepUnchanged()
    {
        ThrowIfWithin(_changing);
        _changing.Enter();
        if (!_disposed)
            return new Turn(_changing);
        _changing.Exit();
        throw Disposed();
    }

    /// <summary>As <see cref="KeepUnchanged"/>, but for a network that may be disposed.</summary>
    internal Turn KeepFromChanging()
    {
        ThrowIfWithin(_changing);
        _changing.Enter();
        return new Turn(_changing);
    }

    /// <summary>Has changes wait for the predictions of a session. The caller keeps the parameters from changing.</summary>
    internal void Register(NetworkSession session)
    {
        if (_sessions.Count == _sessions.Capacity)
            _sessions.RemoveAll(reference => !reference.TryGetTarget(out NetworkSession? other) || other.IsDisposed);
        _sessions.Add(new WeakReference<NetworkSession>(session));
    }

    // Whoever is called by a step, on the thread that has the lock or on a helper, would wait for that step for ever or see it half done.
    private void ThrowIfWithin(Lock held)
    {
        if (held.IsHeldByCurrentThread || Optimizer.IsUpdating(this))
        {
            throw new InvalidOperationException(
                $"{Declaration.Name} is in the middle of a step or of loading on this very thread, "
                + "so it cannot be used by what that calls, such as Optimizer.Update, LoadOptions.Rename and the function of a CustomLoss; "
                + "use it before or afterwards.");
        }
    }

    private void ThrowIfClosing()
    {
        if (_closing)
            throw Disposed();
    }

    private ObjectDisposedException Disposed() => new(GetType().FullName);

    private InvalidOperationException Fitted() => new(
        $"{Declaration.Name} is being trained by a Fit that has not ended. "
        + "One Fit at a time trains a network, and until it ends no other thread computes gradients or takes steps; "
        + "a network of the same class with the same weights can be trained beside it.");
}
