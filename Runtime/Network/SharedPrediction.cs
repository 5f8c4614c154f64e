using Unroll.Kernels;

namespace Unroll;

/// <summary>Predicts on several threads, each with a session of its own: many samples are shared out; of few, each round of each sample is.</summary>
internal sealed class SharedPrediction : IParallelWork, IDisposable
{
    /// <summary>Parts of many samples for each thread, so that one that is held up leaves some of its own to the others.</summary>
    private const int PartsPerThread = 4;

    private readonly NetworkSession[] _sessions;
    private readonly ThreadTeam _team;
    private readonly SampleOperands _operands;
    private readonly SharedSample? _oneByOne;
    private readonly int _microBatch;
    private int _count;
    private int _parts;

    /// <param name="session">The session of the caller's thread.</param>
    /// <param name="network">The network.</param>
    /// <param name="threads">The threads, at least 2.</param>
    public SharedPrediction(NetworkSession session, Network network, int threads)
    {
        MemoryDescription memory = network.Declaration.Memory;
        _microBatch = memory.PredictionMicroBatch;
        _sessions = new NetworkSession[threads];
        _sessions[0] = session;
        for (int thread = 1; thread < threads; thread++)
            _sessions[thread] = session.CreateHelper(network);
        _operands = new SampleOperands(network.Declaration, Predict);
        _team = new ThreadTeam(threads, "prediction");
        _oneByOne = memory.Rounds > 0 ? new SharedSample(_sessions, _operands, _team, memory.Rounds) : null;
    }

    /// <summary>The threads, the caller's included.</summary>
    public int Threads => _sessions.Length;

    /// <summary>Predicts.</summary>
    /// <param name="operands">The inputs and outputs.</param>
    /// <param name="count">The samples.</param>
    public void Run(PredictionSpans operands, int count)
    {
        _count = count;
        operands.Predict(_operands);
    }

    void IParallelWork.Run(int part, int thread) => _sessions[thread].PredictSamples(_operands, Start(part), Start(part + 1));

    /// <summary>Ends the threads and frees the sessions of all but the caller's.</summary>
    public void Dispose()
    {
        _team.Dispose();
        foreach (NetworkSession session in _sessions.AsSpan(1))
            session.Dispose();
    }

    private void Predict()
    {
        // Networks with rounds have much work for each sample, so that no thread should be left without one.
        if (_oneByOne is { } shared && _count < 2 * Threads)
        {
            for (int sample = 0; sample < _count; sample++)
                shared.Run(sample);
            return;
        }

        _parts = Math.Min((_count + _microBatch - 1) / _microBatch, PartsPerThread * Threads);
        ThreadTeam.Run(_team, this, _parts);
    }

    /// <summary>Where a part begins: at a whole micro-batch, so that the same samples are computed together whatever the number of threads.</summary>
    private int Start(int part) =>
        part == _parts ? _count : (int)((long)(_count / _microBatch) * part / _parts) * _microBatch;
}
