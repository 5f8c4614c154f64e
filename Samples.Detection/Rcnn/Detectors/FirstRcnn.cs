using Unroll;
using Unroll.Vision;

namespace Samples.Rcnn;

/// <summary>
/// R-CNN (Girshick et al., 2014): selective search proposes regions, each is cut out of the picture and made 32 x 32, and a network looks
/// at each by itself. The paper adds support vector machines and ridge regression behind the network; here its softmax and its offsets
/// are taken, as in the two detectors that followed.
/// </summary>
internal sealed class FirstRcnn : SearchingDetector
{
    private const int Crop = 32, Learned = 32;

    private readonly CropNetwork network;
    private readonly RegionTraining regions;
    // Of the picture itself: means of interpolated pixels.
    private readonly RoiAlign cut = new(new ValueShape(Side, Side, 1), Crop, Crop, scale: 1);
    private readonly RegionReader reader;
    private float[] crops = [];

    public FirstRcnn(int seed)
    {
        network = new CropNetwork(seed);
        regions = new RegionTraining(new RegionSampler(Learned, positiveFraction: 0.5, seed: seed));
        reader = new RegionReader(SearchedProposals.Most, cut.RegionLength);
    }

    public override string Name => "R-CNN";

    public override IReadOnlyList<(string Name, Network Network)> Networks => [("crops", network)];

    public override float ComputeGradients(SceneBatch batch)
    {
        regions.Clear();
        for (int scene = 0; scene < batch.Count; scene++)
            regions.Add(TrainingProposals[batch.Index(scene)], batch.Truths(scene));
        int length = cut.RegionLength;
        if (crops.Length < regions.Count * length)
            crops = new float[regions.Count * length];
        for (int scene = 0; scene < batch.Count; scene++)
        {
            ReadOnlySpan<Box> own = regions.Regions(scene);
            cut.Forward(batch.PixelsOf(scene), own, crops.AsSpan(regions.First(scene) * length, own.Length * length));
        }

        return network.ComputeGradients(crops.AsSpan(0, regions.Count * length), regions.Labels, regions.Count, regions.Offsets);
    }

    public override ReadOnlySpan<Detection> Classify(ReadOnlySpan<float> pixels)
    {
        cut.Forward(pixels, Proposed, reader.Pooled(Proposed.Length));
        return reader.Read(Proposed, network.Predict);
    }
}
