using Unroll.Benchmarks.Measuring;

namespace Unroll.Benchmarks.Compare;

/// <summary>How to compare.</summary>
/// <param name="Threads">Threads of ours and of the peer.</param>
/// <param name="Peer">The library that predictions are compared with.</param>
/// <param name="RoundCount">Measurements of each.</param>
/// <param name="Stop">Ends the work early.</param>
internal sealed record ComparisonSettings(int Threads, PeerChoice Peer, int RoundCount, CancellationToken Stop)
{
    /// <summary>Rounds of these settings.</summary>
    public Rounds Rounds() => new(RoundCount, warmUp: 0.5, Stop);
}
