using Unroll;
using Unroll.Vision;

namespace Samples.Rcnn;

/// <summary>
/// Faster R-CNN (Ren et al., 2015): one network gives a map of features and proposes regions, another looks at those regions of the map.
/// Both learn in one step; the gradient of the regions goes through RoIAlign into the map.
/// </summary>
internal sealed class FasterRcnn : RegionDetector
{
    private const int Cells = 16, Stride = 8, Learned = 32, Looked = 60;

    private static readonly ValueShape Map = new(Cells, Cells, 64);

    private readonly ProposalNetwork network;
    private readonly RegionHead head;
    private readonly ProposalTraining proposals;
    private readonly MapTraining regions;
    private readonly LossFunction features;
    private readonly RoiAlign align = new(Map, RegionPooling.Bins, RegionPooling.Bins, 1f / Stride);
    private readonly ProposalSelection selection = new(mostCandidates: 300);
    private readonly RegionReader reader;
    private readonly Box[] anchors, boxes, proposed = new Box[Looked];
    private readonly float[] objectness, offsets, map = new float[Map.Length];
    private SceneBatch? batch;
    private int count;

    public FasterRcnn(int seed)
    {
        var generator = new AnchorGenerator(sizes: [32], aspects: [0.7f, 1.1f, 1.8f]);
        anchors = new Box[generator.Count(Cells, Cells)];
        generator.Write(Cells, Cells, Stride, Stride, anchors);
        boxes = new Box[anchors.Length];
        (objectness, offsets) = (new float[anchors.Length], new float[4 * anchors.Length]);
        (network, head) = (new ProposalNetwork(seed), new RegionHead(seed + 1));
        proposals = new ProposalTraining(
            anchors, Side, Side, mostProposals: 2 * Learned, sampler: new BalancedSampler(128, 0.5, seed), selection: new(300));
        var sampler = new RegionSampler(Learned, positiveFraction: 0.5, seed: seed);
        regions = new MapTraining(head, sampler, () => new AlignPooling(Map, 1f / Stride), Map);
        reader = new RegionReader(Looked, align.RegionLength);
        features = ScoreFeatures;
    }

    public override string Name => "Faster R-CNN";

    public override IReadOnlyList<(string Name, Network Network)> Networks =>
        [("faster-proposals", network), ("faster-head", head)];

    public override float ComputeGradients(SceneBatch batch)
    {
        this.batch = batch;
        proposals.Clear();
        for (int scene = 0; scene < batch.Count; scene++)
            proposals.Add(batch.Boxes(scene));
        return network.ComputeGradients(batch.Pixels, batch.Count, proposals.Objectness, proposals.Offsets, features);
    }

    public override ReadOnlySpan<Box> Propose(ReadOnlySpan<float> pixels)
    {
        network.Predict(pixels, objectness, offsets, map);
        BoxCoder.Proposals.Decode(offsets, anchors, boxes);
        count = selection.Select(boxes, objectness, Side, Side, proposed);
        return proposed.AsSpan(0, count);
    }

    public override ReadOnlySpan<Detection> Classify(ReadOnlySpan<float> pixels)
    {
        align.Forward(map, proposed.AsSpan(0, count), reader.Pooled(count));
        return reader.Read(proposed.AsSpan(0, count), head.Predict);
    }

    // The proposals are those of the function before: objectness and offsets come first.
    private float ScoreFeatures(ReadOnlySpan<float> maps, Span<float> gradients, int samples)
    {
        regions.Clear();
        for (int scene = 0; scene < samples; scene++)
            regions.Add(proposals.Proposals(scene), batch!.Truths(scene));
        return regions.ComputeGradients(maps, gradients, network.Threads);
    }
}
