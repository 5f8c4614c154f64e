using Unroll;
using Unroll.Vision;

namespace Samples.Rcnn;

/// <summary>Makes the regions of a map 5 x 5, and takes the gradients of the last ones back. One picture at a time.</summary>
internal abstract class RegionPooling
{
    /// <summary>Rows and columns of what regions become.</summary>
    public const int Bins = 5;

    /// <summary>The numbers of a region.</summary>
    public abstract int RegionLength { get; }

    public abstract void Forward(ReadOnlySpan<float> map, ReadOnlySpan<Box> regions, Span<float> pooled);

    /// <summary>Adds the gradients of the regions that were pooled last to those of the map.</summary>
    public abstract void Backward(ReadOnlySpan<Box> regions, ReadOnlySpan<float> pooledGradients, Span<float> mapGradients);
}

/// <summary>RoIAlign: means of interpolated samples.</summary>
internal sealed class AlignPooling(ValueShape map, float scale) : RegionPooling
{
    private readonly RoiAlign align = new(map, Bins, Bins, scale);

    public override int RegionLength => align.RegionLength;

    public override void Forward(ReadOnlySpan<float> map, ReadOnlySpan<Box> regions, Span<float> pooled) =>
        align.Forward(map, regions, pooled);

    public override void Backward(ReadOnlySpan<Box> regions, ReadOnlySpan<float> pooledGradients, Span<float> mapGradients) =>
        align.Backward(regions, pooledGradients, mapGradients);
}

/// <summary>RoIPool: the maximum of each bin; it remembers which cells won.</summary>
internal sealed class MaximumPooling(ValueShape map, float scale) : RegionPooling
{
    private readonly RoiPool pool = new(map, Bins, Bins, scale);
    private int[] winners = [];

    public override int RegionLength => pool.RegionLength;

    public override void Forward(ReadOnlySpan<float> map, ReadOnlySpan<Box> regions, Span<float> pooled)
    {
        if (winners.Length < pooled.Length)
            winners = new int[pooled.Length];
        pool.Forward(map, regions, pooled, winners.AsSpan(0, pooled.Length));
    }

    public override void Backward(ReadOnlySpan<Box> regions, ReadOnlySpan<float> pooledGradients, Span<float> mapGradients) =>
        pool.Backward(winners.AsSpan(0, pooledGradients.Length), pooledGradients, mapGradients);
}
