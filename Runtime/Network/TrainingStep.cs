using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;

namespace Unroll;

/// <summary>
/// Runs a mini-batch over one or several threads. It is cut into contiguous shards, the same for any number of threads; each shard has a gradient
/// buffer of its own, and the shards are added up in their order, so the sums have the same bits however many threads there are.
/// </summary>
internal sealed unsafe class TrainingStep : IParallelWork, IDisposable
{
    private readonly NetworkDescription _network;
    private readonly Func<NetworkWorker> _createWorker;
    private readonly List<NetworkWorker> _workers = [];
    private readonly NativeBuffer _gradients;
    private readonly GradientReduction _reduction;
    private readonly double[] _losses;
    private ThreadTeam? _team;
    private int _threads = 1;

    private Batch? _batch;
    private int _shards;
    private int _nextShard;
    private bool _backward;
    private float _scale;
    private ulong _key;
    private ExceptionDispatchInfo? _failure;

    public TrainingStep(NetworkDescription network, Func<NetworkWorker> createWorker)
    {
        _network = network;
        _createWorker = createWorker;
        _losses = new double[network.Memory.Shards];
        _workers.Add(createWorker());
        _gradients = new NativeBuffer(network.Memory.Parameters);
        _reduction = new GradientReduction(_gradients, network.Memory);
    }

    /// <summary>The threads to use at most, the caller included.</summary>
    public int Threads
    {
        set => _threads = Math.Min(value, _network.Memory.Shards);
    }

    public ReadOnlySpan<float> Gradients => _gradients.Span(_network.Memory.Parameters);

    public Span<float> LearnableGradients => _gradients.Span(_network.Memory.Learnable);

    /// <summary>Fills <see cref="Gradients"/>, without regularisation.</summary>
    /// <returns>The mean loss.</returns>
    public double ComputeGradients(Batch batch, ulong key)
    {
        _key = key;
        return Run(batch, backward: true);
    }

    /// <returns>The mean loss as at inference.</returns>
    public double Evaluate(Batch batch) => Run(batch, backward: false);

    /// <summary>Takes shards until none is left; called on every thread of the team.</summary>
    void IParallelWork.Run(int thread)
    {
        try
        {
            int shard;
            while (_failure == null && (shard = Interlocked.Increment(ref _nextShard) - 1) < _shards)
                RunShard(_workers[thread], shard);
        }
        catch (Exception exception)
        {
            Interlocked.CompareExchange(ref _failure, ExceptionDispatchInfo.Capture(exception), null);
        }
    }

    /// <summary>Ends the threads; safe in a finalizer.</summary>
    public void Stop() => _team?.Stop();

    public void Dispose()
    {
        Stop();
        foreach (NetworkWorker worker in _workers)
            worker.Dispose();
        _reduction.Dispose();
        _gradients.Dispose();
    }

    private double Run(Batch batch, bool backward)
    {
        _batch = batch;
        _backward = backward;
        _shards = Math.Min(_network.Memory.Shards, batch.Count);
        _nextShard = 0;
        _scale = (float)(1.0 / batch.Count);
        PrepareTeam();
        if (backward)
            _reduction.Begin(_shards, ordered: _threads == 1);
        if (_team == null)
            ((IParallelWork)this).Run(0);
        else
            _team.Run(this);
        _batch = null;
        if (_failure != null)
            Fail();
        double sum = 0;
        for (int shard = 0; shard < _shards; shard++)
            sum += _losses[shard];
        return sum / batch.Count;
    }

    private void RunShard(NetworkWorker worker, int shard)
    {
        Batch batch = _batch!;
        int first = (int)((long)batch.Count * shard / _shards);
        int count = (int)((long)batch.Count * (shard + 1) / _shards) - first;
        if (_backward)
        {
            _losses[shard] = worker.ComputeGradients(batch, first, count, ref _reduction.BufferOf(shard), _scale, _key);
            _reduction.Finish(shard);
        }
        else
        {
            _losses[shard] = worker.Evaluate(batch, first, count);
        }
    }

    private void PrepareTeam()
    {
        if (_workers.Count == _threads)
            return;
        _team?.Stop();
        _team = null;
        for (int last = _workers.Count - 1; last >= _threads; last--)
        {
            _workers[last].Dispose();
            _workers.RemoveAt(last);
        }

        while (_workers.Count < _threads)
            _workers.Add(_createWorker());
        if (_threads > 1)
            _team = new ThreadTeam(_threads);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Fail()
    {
        ExceptionDispatchInfo failure = _failure!;
        _failure = null;
        _reduction.Reset();
        failure.Throw();
    }
}
