using Unroll.Kernels;

namespace Unroll;

/// <summary>Predicts one sample on several threads: in every phase the caller does what is not worth sharing, and then all do their
/// shares.</summary>
/// <param name="sessions">A session for each thread; the first is the caller's, and holds the values.</param>
/// <param name="operands">Where the samples lie.</param>
/// <param name="team">The threads; null for the caller alone.</param>
/// <param name="phases">The phases of the network.</param>
internal sealed class SharedSample(NetworkSession[] sessions, SampleOperands operands, ThreadTeam? team, int phases) : IParallelWork
{
    private int _sample;
    private int _phase;

    /// <summary>Predicts a sample.</summary>
    public void Run(int sample)
    {
        _sample = sample;
        for (_phase = 0; _phase < phases; _phase++)
        {
            sessions[0].PredictSerial(operands, sample, _phase);
            ThreadTeam.Run(team, this, sessions.Length);
        }
    }

    void IParallelWork.Run(int part, int thread) =>
        sessions[thread].PredictShare(operands, _sample, _phase, ref sessions[0].Buffers, part, sessions.Length);
}
