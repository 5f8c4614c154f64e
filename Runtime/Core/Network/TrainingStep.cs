namespace Unroll;

/// <summary>
/// Runs a mini-batch over one or several threads. It is cut into contiguous shards, the same for any number of threads; each shard has a
/// gradient buffer of its own, and the shards are added up in one order, so the sums have the same bits however many threads there are.
/// </summary>
internal sealed unsafe class TrainingStep : IParallelWork, IDisposable
{
    private readonly NetworkDescription _network;
    private readonly Func<TrainingContext> _createContext;
    private readonly List<TrainingContext> _contexts = [];
    private readonly PinnedArray<float> _gradients;   // of the managed heap, since Network.Gradients hands out a span of it
    private readonly GradientReduction _reduction;
    private readonly double[] _losses;
    private readonly LossWeights _weights;
    private readonly MiniBatchLosses _miniBatch;

    private Batch? _batch;
    private int _count;
    private int _whole;   // the samples of the mini-batch that this is, or is a part of
    private int _shards;
    private Pass _pass;
    private float _scale;
    private ulong _key;

    public TrainingStep(NetworkDescription network, LossList losses, Func<TrainingContext> createContext)
    {
        _network = network;
        _createContext = createContext;
        _losses = new double[network.Memory.Shards];
        _weights = new LossWeights(losses);
        _miniBatch = new MiniBatchLosses(network, losses);
        _contexts.Add(Create());
        _gradients = new PinnedArray<float>(network.Memory.Summed);
        _reduction = new GradientReduction(_gradients, network.Memory);
    }

    /// <summary>What is done with the samples.</summary>
    private enum Pass
    {
        Gather,
        Gradients,
        Evaluation,
    }

    public ReadOnlySpan<float> Gradients => Sum;

    public Span<float> LearnableGradients => _gradients.Span(_network.Memory.Learnable);

    /// <summary>As <see cref="Gradients"/>, for what adds those of other parts of a mini-batch.</summary>
    public Span<float> Sum => _gradients.Span(_network.Memory.Summed);

    /// <summary>The largest magnitude in <see cref="Gradients"/>, without regularization.</summary>
    public float Largest => _reduction.Largest;

    /// <summary>Fills <see cref="Gradients"/>, without regularization.</summary>
    /// <param name="batch">The mini-batch.</param>
    /// <param name="count">Its samples.</param>
    /// <param name="key">What dropout is drawn from.</param>
    /// <param name="team">The threads; null for the caller alone.</param>
    /// <returns>The mean loss; of a part its share of the mean loss of the mini-batch.</returns>
    public double ComputeGradients(Batch batch, int count, ulong key, ThreadTeam? team)
    {
        _key = key;
        _count = count;
        _whole = batch.Whole?.Count ?? count;
        _shards = Shards(count);
        _weights.Take(batch, count);
        double together = 0;
        bool isGathered = false;
        if (!_miniBatch.IsEmpty)
        {
            // Where one shard fits into the buffers, nothing needs to be computed again.
            isGathered = _shards == 1 && count <= _network.Memory.MicroBatch;
            _miniBatch.Begin(batch, count, _weights.Values);
            Run(batch, Pass.Gather, team);
            together = _miniBatch.Score(batch, count, _weights.Values, _contexts[0]);
        }

        _reduction.Begin(_shards, team?.Threads ?? 1);
        try
        {
            foreach (TrainingContext context in _contexts)
                context.IsGathered = isGathered;
            double loss = Run(batch, Pass.Gradients, team);
            ThreadTeam.Run(team, _reduction, _reduction.Parts, wake: false);
            _reduction.End();
            return loss + together;
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
        _count = _whole = count;
        _shards = Shards(count);
        _weights.Take(batch, count);
        if (_miniBatch.IsEmpty)
            return Run(batch, Pass.Evaluation, team);
        _miniBatch.Begin(batch, count, _weights.Values);
        double loss = Run(batch, Pass.Evaluation, team);
        return loss + _miniBatch.Score(batch, count, _weights.Values, _contexts[0]);
    }

    /// <summary>Clears the places of running averages among <see cref="Gradients"/>.</summary>
    public void ClearStatistics() => _gradients.Span(_network.Memory.Summed)[_network.Memory.Learnable..].Clear();

    /// <summary>Runs a shard.</summary>
    void IParallelWork.Run(int shard, int thread)
    {
        Batch batch = _batch!;
        int first = (int)((long)_count * shard / _shards);
        int count = (int)((long)_count * (shard + 1) / _shards) - first;
        TrainingContext context = _contexts[thread];
        context.Refresh(_pass == Pass.Gradients);
        switch (_pass)
        {
            case Pass.Gather:
                context.Gather(batch, first, count, _key);
                break;
            case Pass.Gradients:
                _losses[shard] = context.ComputeGradients(batch, first, count, ref _reduction.Start(shard, thread), _scale, _key);
                _reduction.Finish(shard, thread);
                break;
            default:
                _losses[shard] = context.Evaluate(batch, first, count);
                break;
        }
    }

    public void Dispose()
    {
        foreach (TrainingContext context in _contexts)
            context.Dispose();
        _reduction.Dispose();
    }

    /// <summary>As many as the network has, unless they would be smaller than its batch normalizations need.</summary>
    private int Shards(int count) => Math.Clamp(count / _network.Memory.LeastSamples, 1, _network.Memory.Shards);

    private double Run(Batch batch, Pass pass, ThreadTeam? team)
    {
        _batch = batch;
        _pass = pass;
        _scale = (float)(1.0 / _whole);
        MatchThreads(team?.Threads ?? 1);
        try
        {
            ThreadTeam.Run(_shards == 1 ? null : team, this, _shards);   // what is gathered stays with one thread
        }
        finally
        {
            _batch = null;
        }

        double sum = 0;
        for (int shard = 0; shard < _shards; shard++)
            sum += _losses[shard];
        return sum / _whole;
    }

    private void MatchThreads(int threads)
    {
        for (int last = _contexts.Count - 1; last >= threads; last--)
        {
            _contexts[last].Dispose();
            _contexts.RemoveAt(last);
        }

        while (_contexts.Count < threads)
        {
            TrainingContext context = Create();
            context.KeepOwnWeights();
            _contexts.Add(context);
        }
    }

    private TrainingContext Create()
    {
        TrainingContext context = _createContext();
        context.Share(_weights, _miniBatch);
        return context;
    }
}
