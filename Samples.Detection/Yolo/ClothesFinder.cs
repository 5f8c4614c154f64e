using Unroll.Vision;

namespace Samples.Yolo;

/// <summary>From the pixels of a scene to detections: the network, its boxes, and the suppression of those that tell of one thing twice.
/// After the first scene nothing is allocated.</summary>
internal sealed class ClothesFinder
{
    private readonly ClothesDetector network;
    private readonly YoloDecoder decoder;
    private readonly NonMaxSuppression suppression;
    private readonly float[] grid = new float[ClothesDetector.Cells * ClothesDetector.Cells * 45], scores;
    private readonly float leastScore;
    private readonly Detection[] candidates, found;
    private readonly Box[] boxes;
    private readonly int[] classes;

    /// <summary>A finder.</summary>
    /// <param name="network">The network; it must outlive this.</param>
    /// <param name="leastScore">Detections score more than this: little for measuring, more for showing.</param>
    /// <param name="everyClass">Whether a box that may be a shirt or a coat is told as both, with the score of each, as darknet does;
    /// otherwise as the likelier one.</param>
    public ClothesFinder(ClothesDetector network, float leastScore, bool everyClass)
    {
        decoder = new YoloDecoder(
            YoloVersion.Version3, ClothesDetector.Cells, ClothesDetector.Cells, Shapes(), ClothesDetector.Classes,
            ClothesDetector.Side, ClothesDetector.Side) { EveryClass = everyClass };
        (this.network, this.leastScore) = (network, leastScore);
        suppression = new NonMaxSuppression(new SuppressionOptions { ScoreThreshold = leastScore, OverlapThreshold = 0.45f });
        candidates = new Detection[decoder.MostDetections];
        found = new Detection[decoder.MostDetections];
        boxes = new Box[candidates.Length];
        scores = new float[candidates.Length];
        classes = new int[candidates.Length];
    }

    /// <summary>What is in a scene, the surest first; valid until the next call.</summary>
    /// <param name="pixels">[128, 128], from 0 to 1.</param>
    public ReadOnlySpan<Detection> Find(ReadOnlySpan<float> pixels)
    {
        Predict(pixels);
        return Suppress(Decode());
    }

    /// <summary>The network alone.</summary>
    public void Predict(ReadOnlySpan<float> pixels) => network.Predict(pixels, grid);

    /// <summary>The boxes of the network's last grid; gives how many.</summary>
    public int Decode() => decoder.Decode(grid, candidates, leastScore);

    /// <summary>The detections among so many boxes.</summary>
    public ReadOnlySpan<Detection> Suppress(int count)
    {
        for (int i = 0; i < count; i++)
        {
            (Box box, classes[i], scores[i]) = candidates[i];
            boxes[i] = box.Clip(ClothesDetector.Side, ClothesDetector.Side);
        }

        ReadOnlySpan<int> kept = suppression.Suppress(boxes.AsSpan(0, count), scores.AsSpan(0, count), classes.AsSpan(0, count));
        for (int i = 0; i < kept.Length; i++)
            found[i] = candidates[kept[i]] with { Box = boxes[kept[i]] };
        return found.AsSpan(0, kept.Length);
    }

    private static BoxSize[] Shapes()
    {
        var shapes = new BoxSize[ClothesDetector.Anchors.Length / 2];
        for (int i = 0; i < shapes.Length; i++)
            shapes[i] = new BoxSize(ClothesDetector.Anchors[2 * i], ClothesDetector.Anchors[(2 * i) + 1]);
        return shapes;
    }
}
