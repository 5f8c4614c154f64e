namespace Unroll.Vision.Tests;

/// <summary>A case of suppression.json: indices that stay, by threshold, of one class and of several.</summary>
internal sealed record SuppressionCase(
    double[][] Boxes, double[] Scores, int[] Classes, double[] Thresholds, int[][] One, int[][] Many, SoftResult Linear,
    SoftResult Gaussian)
{
    public static SuppressionCase[] All { get; } = BoxGolden.Read<SuppressionCase[]>("suppression.json");
}

/// <summary>The boxes that soft suppression keeps, and their scores.</summary>
internal sealed record SoftResult(int[] Indices, double[] Scores);

/// <summary>Suppression from its definition.</summary>
internal static class BruteForce
{
    /// <summary>By falling scores, the lower index first; suppressed by a kept box of the same class with a greater IoU.</summary>
    public static int[] Suppress(Box[] boxes, float[] scores, int[] classes, SuppressionOptions options)
    {
        var kept = new List<int>();
        IEnumerable<int> candidates = Enumerable.Range(0, boxes.Length).Where(i => scores[i] > options.ScoreThreshold);
        foreach (int i in candidates.OrderByDescending(i => scores[i]))
        {
            if (!kept.Any(k => classes[k] == classes[i] && Box.IntersectionOverUnion(boxes[k], boxes[i]) > options.OverlapThreshold))
                kept.Add(i);
        }

        return [.. kept.Take(options.MostDetections)];
    }
}
