using Unroll.Kernels;

namespace Unroll;

/// <summary>Predicts on several threads, each with a session of its own: many samples are shared out; of few, each phase of each sample
/// is.</summary>
internal sealed class SharedPrediction : IParallelWork, IDisposable
{
    /// <summary>Parts of many samples for each thread, so that one that is held up leaves some of its own to the others.</summary>
    private const int PartsPerThread = 4;

    private readonly NetworkSession[] _sessions;
    private readonly ThreadTeam? _team;
    private readonly SampleOperands _operands;
    private readonly SharedSample? _oneByOne;
    private readonly int _microBatch;
    private int _count;
    private int _units;
    private int _parts;

    /// <param name="session">The session of the caller's thread.</param>
    /// <param name="network">The network.</param>
    /// <param name="threads">The threads.</param>
    public SharedPrediction(NetworkSession session, Network network, int threads)
    {
        MemoryDescription memory = network.Declaration.Memory;
        _microBatch = memory.PredictionMicroBatch;
        _sessions = new NetworkSession[threads];
        _sessions[0] = session;
        for (int thread = 1; thread < threads; thread++)
            _sessions[thread] = session.CreateHelper(network);
        _operands = new SampleOperands(network.Declaration, Predict);
        _team = threads > 1 ? new ThreadTeam(threads, "prediction") : null;
        _oneByOne = memory.Phases > 0 ? new SharedSample(_sessions, _operands, _team, memory.Phases) : null;
    }

    /// <summary>The threads, the caller's included.</summary>
    public int Threads => _sessions.Length;

    /// <summary>The threads, of those wanted, that so many samples have a use for.</summary>
    /// <param name="memory">How the network predicts.</param>
    /// <param name="count">The samples.</param>
    /// <param name="wanted">The most that are wanted.</param>
    public static int ThreadsFor(MemoryDescription memory, int count, int wanted) =>
        ThreadTeam.Useful(wanted, memory.Phases > 0 ? int.MaxValue : Units(memory.PredictionMicroBatch, count));

    /// <summary>Predicts.</summary>
    /// <param name="operands">The inputs and outputs.</param>
    /// <param name="count">The samples.</param>
    public void Run(PredictionSpans operands, int count)
    {
        _count = count;
        foreach (NetworkSession helper in _sessions.AsSpan(1))
            helper.Follow(_sessions[0]);
        operands.Predict(_operands);
    }

    void IParallelWork.Run(int part, int thread) => _sessions[thread].PredictSamples(_operands, Start(part), Start(part + 1));

    /// <summary>Ends the threads and frees the sessions of all but the caller's.</summary>
    public void Dispose()
    {
        _team?.Dispose();
        foreach (NetworkSession session in _sessions.AsSpan(1))
            session.GradientBufferPool();   // it is used under the caller's, and waits for nobody
    }

    /// <summary>
    /// Whatever the number of threads, the same samples are computed together: whole micro-batches from the front, and the rest one by one.
    /// </summary>
    private void Predict()
    {
        // Networks with phases have much work for each sample, so that no thread should be left without one.
        int whole = _count / _microBatch * _microBatch;
        int oneByOne = _oneByOne is null ? 0 : _microBatch > 1 ? _count - whole : _count < 2 * Threads ? _count : 0;
        _units = Units(_microBatch, _count - oneByOne);
        _parts = Math.Min(_units, PartsPerThread * Threads);
        ThreadTeam.Run(_team, this, _parts);
        for (int sample = _count - oneByOne; sample < _count; sample++)
            _oneByOne!.Run(sample);
    }

    /// <summary>The micro-batches and, behind them, single samples that so many samples are.</summary>
    private static int Units(int microBatch, int count) => (count / microBatch) + (count % microBatch);

    /// <summary>Where a part begins: at a micro-batch or, behind them, at any sample.</summary>
    private int Start(int part)
    {
        int unit = (int)((long)_units * part / _parts), whole = _count / _microBatch;
        return unit <= whole ? unit * _microBatch : (whole * _microBatch) + (unit - whole);
    }
}
