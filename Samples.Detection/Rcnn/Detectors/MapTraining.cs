using Unroll;
using Unroll.Vision;

namespace Samples.Rcnn;

/// <summary>
/// How two networks are composed: regions of the maps that the first one gives are pooled, the head learns from them, and the gradients
/// of the regions become gradients of the maps.
/// </summary>
internal sealed class MapTraining(RegionHead head, RegionSampler sampler, Func<RegionPooling> pooling, ValueShape map)
{
    private readonly RegionTraining regions = new(sampler);
    private readonly List<RegionPooling> poolings = [];
    // Of all pictures. The maps are copied, because several threads pool, each another picture.
    private float[] pooled = [], pooledGradients = [], kept = [], mapGradients = [];
    private int pictures;

    /// <summary>Forgets the pictures, before a mini-batch.</summary>
    public void Clear()
    {
        regions.Clear();
        pictures = 0;
    }

    /// <summary>Draws regions of the next picture.</summary>
    public void Add(ReadOnlySpan<Box> proposals, ReadOnlySpan<GroundTruth> truths)
    {
        regions.Add(proposals, truths);
        if (poolings.Count == pictures++)
            poolings.Add(pooling());
    }

    /// <summary>Computes the gradients of the head and of the maps.</summary>
    /// <param name="maps">The maps of the pictures.</param>
    /// <param name="gradients">Gets their gradients.</param>
    /// <param name="threads">How many threads pool.</param>
    /// <returns>The loss of the head.</returns>
    public float ComputeGradients(ReadOnlySpan<float> maps, Span<float> gradients, int threads)
    {
        if (regions.Count == 0)
            return 0;
        MakeRoom(maps.Length, regions.Count * poolings[0].RegionLength);
        maps.CopyTo(kept);
        Array.Clear(mapGradients, 0, maps.Length);
        var several = new ParallelOptions { MaxDegreeOfParallelism = threads };
        Parallel.For(0, pictures, several, picture => poolings[picture].Forward(
            kept.AsSpan(picture * map.Length, map.Length), regions.Regions(picture), Own(pooled, picture)));
        int length = regions.Count * poolings[0].RegionLength;
        float loss = head.ComputeGradients(
            pooled.AsSpan(0, length), regions.Labels, regions.Count, pooledGradients.AsSpan(0, length), regions.Offsets);
        Parallel.For(0, pictures, several, picture => poolings[picture].Backward(
            regions.Regions(picture), Own(pooledGradients, picture), mapGradients.AsSpan(picture * map.Length, map.Length)));
        mapGradients.AsSpan(0, maps.Length).CopyTo(gradients);
        return loss;
    }

    private Span<float> Own(float[] numbers, int picture)
    {
        int length = poolings[picture].RegionLength;
        return numbers.AsSpan(regions.First(picture) * length, regions.Regions(picture).Length * length);
    }

    private void MakeRoom(int ofMaps, int ofRegions)
    {
        if (kept.Length < ofMaps)
            (kept, mapGradients) = (new float[ofMaps], new float[ofMaps]);
        if (pooled.Length < ofRegions)
            (pooled, pooledGradients) = (new float[ofRegions], new float[ofRegions]);
    }
}
