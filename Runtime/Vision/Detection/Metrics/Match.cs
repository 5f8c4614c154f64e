namespace Unroll.Vision.Metrics;

/// <summary>What became of a detection, at each of up to 32 thresholds.</summary>
/// <param name="Score">Its score.</param>
/// <param name="Rank">How many detections of its picture and class were better.</param>
/// <param name="Right">Bits of the thresholds at which it is of a truth that counts.</param>
/// <param name="Ignored">Bits of the thresholds at which it counts neither as right nor as wrong.</param>
internal readonly record struct Match(float Score, int Rank, uint Right, uint Ignored)
{
    public bool IsRight(int threshold) => (Right >> threshold & 1) != 0;

    public bool IsIgnored(int threshold) => (Ignored >> threshold & 1) != 0;
}
