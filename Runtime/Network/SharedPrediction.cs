using Unroll.Kernels;

namespace Unroll;

/// <summary>Predicts many samples on several threads, each with a session of its own.</summary>
internal sealed class SharedPrediction : IParallelWork, IDisposable
{
    /// <summary>Parts for each thread, so that one that is held up leaves some of its own to the others.</summary>
    private const int PartsPerThread = 4;

    private readonly NetworkSession[] _sessions;
    private readonly ThreadTeam _team;
    private readonly SampleOperands _operands;
    private readonly int _microBatch;
    private int _count;
    private int _parts;

    /// <param name="session">The session of the caller's thread.</param>
    /// <param name="network">The network.</param>
    /// <param name="threads">The threads, at least 2.</param>
    public SharedPrediction(NetworkSession session, Network network, int threads)
    {
        _microBatch = network.Declaration.Memory.PredictionMicroBatch;
        _sessions = new NetworkSession[threads];
        _sessions[0] = session;
        for (int thread = 1; thread < threads; thread++)
            _sessions[thread] = session.CreateHelper(network);
        _operands = new SampleOperands(network.Declaration, () => ThreadTeam.Run(_team, this, _parts));
        _team = new ThreadTeam(threads, "prediction");
    }

    /// <summary>The threads, the caller's included.</summary>
    public int Threads => _sessions.Length;

    /// <summary>Predicts.</summary>
    /// <param name="operands">The inputs and outputs.</param>
    /// <param name="count">The samples.</param>
    public void Run(PredictionSpans operands, int count)
    {
        _count = count;
        _parts = Math.Min((count + _microBatch - 1) / _microBatch, PartsPerThread * Threads);
        operands.Predict(_operands);
    }

    void IParallelWork.Run(int part, int thread) => _sessions[thread].PredictSamples(_operands, Start(part), Start(part + 1));

    /// <summary>Where a part begins: at a whole micro-batch, so that the same samples are computed together whatever the number of threads.</summary>
    private int Start(int part) =>
        part == _parts ? _count : (int)((long)(_count / _microBatch) * part / _parts) * _microBatch;

    /// <summary>Ends the threads and frees the sessions of all but the caller's.</summary>
    public void Dispose()
    {
        _team.Dispose();
        foreach (NetworkSession session in _sessions.AsSpan(1))
            session.Dispose();
    }
}
