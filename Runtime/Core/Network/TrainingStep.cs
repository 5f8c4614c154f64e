namespace Unroll;

/// <summary>
/// Runs a mini-batch over one or several threads. It is cut into contiguous shards, the same for any number of threads; each shard has a
/// gradient buffer of its own, and the shards are added up in one order, so the sums have the same bits however many threads there are.
/// </summary>
internal sealed unsafe class TrainingStep : IParallelWork, IDisposable
{
    private readonly NetworkDescription _network;
    private readonly Func<TrainingContext> _createWorker;
    private readonly List<TrainingContext> _workers = [];
    private readonly PinnedArray<float> _gradients;   // of the managed heap, since Network.Gradients hands out a span of it
    private readonly GradientReduction _reduction;
    private readonly double[] _losses;

    private Batch? _batch;
    private int _count;
    private int _shards;
    private bool _backward;
    private float _scale;
    private ulong _key;

    public TrainingStep(NetworkDescription network, Func<TrainingContext> createWorker)
    {
        _network = network;
        _createWorker = createWorker;
        _losses = new double[network.Memory.Shards];
        _workers.Add(createWorker());
        _gradients = new PinnedArray<float>(network.Memory.Summed);
        _reduction = new GradientReduction(_gradients, network.Memory);
    }

    public ReadOnlySpan<float> Gradients => _gradients.Span(_network.Memory.Summed);

    public Span<float> LearnableGradients => _gradients.Span(_network.Memory.Learnable);

    /// <summary>The largest magnitude in <see cref="Gradients"/>, without regularization.</summary>
    public float Largest => _reduction.Largest;

    /// <summary>Fills <see cref="Gradients"/>, without regularization.</summary>
    /// <param name="batch">The mini-batch.</param>
    /// <param name="count">Its samples.</param>
    /// <param name="key">What dropout is drawn from.</param>
    /// <param name="team">The threads; null for the caller alone.</param>
    /// <returns>The mean loss.</returns>
    public double ComputeGradients(Batch batch, int count, ulong key, ThreadTeam? team)
    {
        _key = key;
        _count = count;
        _shards = Shards(count);
        _reduction.Begin(_shards, team?.Threads ?? 1);
        try
        {
            double loss = Run(batch, backward: true, team);
            ThreadTeam.Run(team, _reduction, _reduction.Parts, wake: false);
            _reduction.End();
            return loss;
        }
        catch
        {
            _reduction.Reset();
            throw;
        }
    }

    /// <param name="batch">The mini-batch.</param>
    /// <param name="count">Its samples.</param>
    /// <param name="team">The threads; null for the caller alone.</param>
    /// <returns>The mean loss as at inference.</returns>
    public double Evaluate(Batch batch, int count, ThreadTeam? team)
    {
        _count = count;
        _shards = Shards(count);
        return Run(batch, backward: false, team);
    }

    /// <summary>Clears the places of running averages among <see cref="Gradients"/>.</summary>
    public void ClearStatistics() => _gradients.Span(_network.Memory.Summed)[_network.Memory.Learnable..].Clear();

    /// <summary>Runs a shard.</summary>
    void IParallelWork.Run(int shard, int thread)
    {
        Batch batch = _batch!;
        int first = (int)((long)_count * shard / _shards);
        int count = (int)((long)_count * (shard + 1) / _shards) - first;
        TrainingContext worker = _workers[thread];
        worker.Refresh(_backward);
        if (_backward)
        {
            _losses[shard] = worker.ComputeGradients(batch, first, count, ref _reduction.Start(shard, thread), _scale, _key);
            _reduction.Finish(shard, thread);
        }
        else
        {
            _losses[shard] = worker.Evaluate(batch, first, count);
        }
    }

    public void Dispose()
    {
        foreach (TrainingContext worker in _workers)
            worker.Dispose();
        _reduction.Dispose();
    }

    /// <summary>As many as the network has, unless they would be smaller than its batch normalizations need.</summary>
    private int Shards(int count) => Math.Clamp(count / _network.Memory.LeastSamples, 1, _network.Memory.Shards);

    private double Run(Batch batch, bool backward, ThreadTeam? team)
    {
        _batch = batch;
        _backward = backward;
        _scale = (float)(1.0 / _count);
        MatchWorkers(team?.Threads ?? 1);
        try
        {
            ThreadTeam.Run(team, this, _shards);
        }
        finally
        {
            _batch = null;
        }

        double sum = 0;
        for (int shard = 0; shard < _shards; shard++)
            sum += _losses[shard];
        return sum / _count;
    }

    private void MatchWorkers(int threads)
    {
        for (int last = _workers.Count - 1; last >= threads; last--)
        {
            _workers[last].Dispose();
            _workers.RemoveAt(last);
        }

        while (_workers.Count < threads)
        {
            TrainingContext worker = _createWorker();
            worker.KeepOwnWeights();
            _workers.Add(worker);
        }
    }
}
