namespace Unroll;

/// <content>The threads that train the network.</content>
public abstract unsafe partial class Network
{
    private ThreadTeam? _team;
    private volatile int _threads = 1;

    /// <summary>
    /// The threads that ComputeGradients and Evaluate use, and the network's own Predict for several samples, the caller included; 1 unless
    /// set. No more of them start than there are shards (<see cref="MemoryDescription.Shards"/>) or samples in the mini-batch, nor more
    /// than the machine has processors, or 16 where it has fewer; a prediction with little work uses the caller's thread alone. The results
    /// are the same, bit for bit, whatever the number. The threads start with the first call that needs them, sleep when there is nothing
    /// to do, and end with the network. Sessions have <see cref="NetworkSession.Threads"/> of their own.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">Set below 1.</exception>
    /// <exception cref="ObjectDisposedException">The network is disposed.</exception>
    public int Threads
    {
        get => _threads;
        set
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            ThrowIfClosing();
            _threads = value;
        }
    }

    /// <summary>Does work on the network's threads as far as they are awake, as after a ComputeGradients. The caller has the
    /// turn.</summary>
    /// <param name="work">The work.</param>
    /// <param name="parts">Its parts.</param>
    /// <param name="alone">Whether the caller's thread does it alone.</param>
    internal void RunInParts(IParallelWork work, int parts, bool alone) => ThreadTeam.Run(alone ? null : _team, work, parts, wake: false);

    /// <summary>The threads to train with, started anew when there are too few for the samples or more than are wanted; null for the caller
    /// alone. The caller has the turn.</summary>
    private ThreadTeam? Team(int samples)
    {
        int most = Math.Min(_threads, Declaration.Memory.Shards), threads = ThreadTeam.Useful(most, samples);
        if ((_team?.Threads ?? 1) < threads || (_team?.Threads ?? 1) > most)
        {
            _team?.Dispose();
            _team = null;   // should there be no memory for another
            _team = threads > 1 ? new ThreadTeam(threads, "training") : null;
        }

        return _team;
    }
}
