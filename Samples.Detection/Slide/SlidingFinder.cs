using Samples.Training;
using Unroll.Vision;

namespace Samples.Slide;

/// <summary>Finds garments by looking at every window of a scene at five sizes: those that are surely a garment, without those that tell of
/// one twice. After the first scene nothing is allocated.</summary>
internal sealed class SlidingFinder : IDisposable
{
    private readonly Slide160 slide160 = new();
    private readonly Slide128 slide128 = new();
    private readonly Slide104 slide104 = new();
    private readonly Slide84 slide84 = new();
    private readonly Slide68 slide68 = new();
    private readonly NonMaxSuppression suppression;
    private readonly ClassShapes shapes;
    private readonly float leastScore;
    private readonly int side;
    private readonly Box[] boxes;
    private readonly float[] scores;
    private readonly int[] classes;
    private readonly Detection[] found;

    /// <summary>A finder.</summary>
    /// <param name="weights">The file of the trained classifier.</param>
    /// <param name="shapes">The shape of each class.</param>
    /// <param name="sceneSide">The rows and columns of a scene.</param>
    /// <param name="leastScore">Detections score more than this.</param>
    public SlidingFinder(string weights, ClassShapes shapes, int sceneSide, float leastScore)
    {
        slide160.Load(weights);
        slide128.Load(weights);
        slide104.Load(weights);
        slide84.Load(weights);
        slide68.Load(weights);
        Levels =
        [
            Level(slide160.Predict, 160, sceneSide), Level(slide128.Predict, 128, sceneSide), Level(slide104.Predict, 104, sceneSide),
            Level(slide84.Predict, 84, sceneSide), Level(slide68.Predict, 68, sceneSide),
        ];
        (this.shapes, this.leastScore, side) = (shapes, leastScore, sceneSide);
        suppression = new NonMaxSuppression(new SuppressionOptions { ScoreThreshold = leastScore, OverlapThreshold = 0.3f });
        Windows = Levels.Sum(level => level.Places * level.Places);
        boxes = new Box[Windows * ClothesWindow.Classes];
        scores = new float[boxes.Length];
        classes = new int[boxes.Length];
        found = new Detection[suppression.Options.MostDetections];
    }

    /// <summary>The sizes of a scene, the largest first.</summary>
    public SceneLevel[] Levels { get; }

    /// <summary>The windows of all sizes.</summary>
    public int Windows { get; }

    /// <summary>What is in a scene, the surest first; valid until the next call.</summary>
    /// <param name="pixels">[side, side], from 0 to 1.</param>
    public ReadOnlySpan<Detection> Find(ReadOnlySpan<float> pixels)
    {
        foreach (SceneLevel level in Levels)
            level.Scale(pixels);
        foreach (SceneLevel level in Levels)
            level.Slide();
        return Suppress();
    }

    /// <summary>The detections among the scores that the windows have.</summary>
    public ReadOnlySpan<Detection> Suppress()
    {
        int count = 0;
        foreach (SceneLevel level in Levels)
        {
            for (int place = 0; place < level.Places * level.Places; place++)
                Add(level, place, ref count);
        }

        ReadOnlySpan<int> kept = suppression.Suppress(boxes.AsSpan(0, count), scores.AsSpan(0, count), classes.AsSpan(0, count));
        for (int i = 0; i < kept.Length; i++)
            found[i] = new Detection(boxes[kept[i]], classes[kept[i]], scores[kept[i]]);
        return found.AsSpan(0, kept.Length);
    }

    public void Dispose()
    {
        slide160.Dispose();
        slide128.Dispose();
        slide104.Dispose();
        slide84.Dispose();
        slide68.Dispose();
    }

    private static SceneLevel Level(Predictor predict, int size, int sceneSide) => new(predict, size, sceneSide);

    private void Add(SceneLevel level, int place, ref int count)
    {
        ReadOnlySpan<float> logits = level.Scores.AsSpan(place * ClothesWindow.Scores, ClothesWindow.Scores);
        float most = float.NegativeInfinity, sum = 0;
        foreach (float logit in logits)
            most = MathF.Max(most, logit);

        // The scores of a window add up to 1, so that none is above the least where "no garment" is above the rest.
        float none = logits[ClothesWindow.None];
        foreach (float logit in logits)
            sum += MathF.Exp(logit - most);
        if (1 - (MathF.Exp(none - most) / sum) <= leastScore)
            return;
        for (int kind = 0; kind < ClothesWindow.Classes; kind++)
        {
            float score = MathF.Exp(logits[kind] - most) / sum;
            if (score <= leastScore)
                continue;
            boxes[count] = shapes.Inside(level, place / level.Places, place % level.Places, kind).Clip(side, side);
            (scores[count], classes[count]) = (score, kind);
            count++;
        }
    }
}
