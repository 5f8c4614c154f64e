using Unroll;
using Unroll.Vision;

namespace Samples.Rcnn;

/// <summary>
/// Fast R-CNN (Girshick, 2015): a network computes one map of features for the picture, another looks at regions of it, which selective
/// search proposed. Class and box are learned by one loss, and its gradient goes through RoIPool into the map.
/// </summary>
internal sealed class FastRcnn : SearchingDetector
{
    private const int Learned = 32, Stride = 8;

    private static readonly ValueShape Map = new(Side / Stride, Side / Stride, 64);

    private readonly FeatureNetwork network;
    private readonly RegionHead head;
    private readonly MapTraining regions;
    private readonly RoiPool pool = new(Map, RegionPooling.Bins, RegionPooling.Bins, 1f / Stride);
    private readonly RegionReader reader;
    private readonly LossFunction features;
    private readonly float[] map = new float[Map.Length];

    public FastRcnn(int seed)
    {
        (network, head) = (new FeatureNetwork(seed), new RegionHead(seed + 1));
        var sampler = new RegionSampler(Learned, positiveFraction: 0.5, seed: seed);
        regions = new MapTraining(head, sampler, () => new MaximumPooling(Map, 1f / Stride), Map);
        reader = new RegionReader(SearchedProposals.Most, pool.RegionLength);
        features = (maps, gradients, _) => regions.ComputeGradients(maps, gradients, network.Threads);
    }

    public override string Name => "Fast R-CNN";

    public override IReadOnlyList<(string Name, Network Network)> Networks => [("fast-features", network), ("fast-head", head)];

    public override float ComputeGradients(SceneBatch batch)
    {
        regions.Clear();
        for (int scene = 0; scene < batch.Count; scene++)
            regions.Add(TrainingProposals[batch.Index(scene)], batch.Truths(scene));
        return network.ComputeGradients(batch.Pixels, batch.Count, features);
    }

    public override ReadOnlySpan<Detection> Classify(ReadOnlySpan<float> pixels)
    {
        network.Predict(pixels, map);
        pool.Forward(map, Proposed, reader.Pooled(Proposed.Length));
        return reader.Read(Proposed, head.Predict);
    }
}
