using Unroll.Vision;

namespace Samples.Rcnn;

/// <summary>What a head said of the regions of a picture, and the detections that follow from it.</summary>
/// <param name="mostRegions">The most regions of a picture.</param>
/// <param name="regionLength">The numbers of a region.</param>
internal sealed class RegionReader(int mostRegions, int regionLength)
{
    private const int Kinds = RegionDetector.Classes + 1;

    // So low that the curve of precision against recall does not end early.
    private static readonly SuppressionOptions Suppression = SuppressionOptions.FasterRcnn with { ScoreThreshold = 0.01f };

    private readonly RegionDecoder decoder = new(RegionDetector.Classes, Suppression);
    private readonly float[] pooled = new float[mostRegions * regionLength];
    private readonly float[] logits = new float[mostRegions * Kinds], offsets = new float[4 * mostRegions * Kinds];

    /// <summary>A head: regions, logits, offsets and their number.</summary>
    public delegate void Head(ReadOnlySpan<float> regions, Span<float> logits, Span<float> offsets, int count);

    /// <summary>The numbers of the first regions.</summary>
    public Span<float> Pooled(int count) => pooled.AsSpan(0, count * regionLength);

    /// <summary>Has a head look at regions that were pooled.</summary>
    public ReadOnlySpan<Detection> Read(ReadOnlySpan<Box> regions, Head head)
    {
        int count = regions.Length;
        if (count == 0)
            return [];
        Span<float> kinds = logits.AsSpan(0, count * Kinds), moves = offsets.AsSpan(0, 4 * count * Kinds);
        head(Pooled(count), kinds, moves, count);
        return decoder.Decode(kinds, moves, regions, RegionDetector.Side, RegionDetector.Side);
    }
}
