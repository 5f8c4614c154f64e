using System.Diagnostics;
using Samples.Reports;
using Samples.Scenes;

namespace Samples.Slide;

/// <summary>How long one thread takes for the windows of a scene, by sliding and one by one.</summary>
internal static class SlideTimes
{
    private const int Before = 5, Times = 21;

    /// <summary>The medians as sentences.</summary>
    public static string Measure(SlidingFinder finder, ClothesWindow network, SceneComposer scenes)
    {
        float[] pixels = scenes.Compose(0).Pixels, window = new float[ClothesWindow.Side * ClothesWindow.Side];
        float[] scores = new float[ClothesWindow.Scores];
        double[] sliding = new double[Times], suppressing = new double[Times], cropping = new double[Times];
        long allocated = 0;
        double difference = 0;
        for (int i = -Before; i < Times; i++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread(), start = Stopwatch.GetTimestamp();
            foreach (SceneLevel level in finder.Levels)
            {
                level.Scale(pixels);
                level.Slide();
            }

            long slid = Stopwatch.GetTimestamp();
            finder.Suppress();
            long suppressed = Stopwatch.GetTimestamp();
            if (i >= 0)
                allocated += GC.GetAllocatedBytesForCurrentThread() - before;
            long cropStart = Stopwatch.GetTimestamp();
            foreach (SceneLevel level in finder.Levels)
                difference = Math.Max(difference, Crops(level, network, window, scores));
            long cropped = Stopwatch.GetTimestamp();
            if (i < 0)
                continue;
            sliding[i] = Stopwatch.GetElapsedTime(start, slid).TotalMilliseconds;
            suppressing[i] = Stopwatch.GetElapsedTime(slid, suppressed).TotalMilliseconds;
            cropping[i] = Stopwatch.GetElapsedTime(cropStart, cropped).TotalMilliseconds;
        }

        double all = Median.Of(sliding), crops = Median.Of(cropping);
        return $"one thread, {finder.Windows:N0} windows of a scene: {crops:F1} ms one by one, {all:F1} ms by sliding: "
            + $"{crops / all:F1} times as fast, {Median.Of(suppressing):F2} ms for boxes and suppression, {allocated} bytes allocated; "
            + $"the largest difference of a score is {difference:E0}";
    }

    // Every window of a size as a picture of its own; gives the largest difference to the scores that sliding gave.
    private static double Crops(SceneLevel level, ClothesWindow network, float[] window, float[] scores)
    {
        double difference = 0;
        for (int place = 0; place < level.Places * level.Places; place++)
        {
            int top = place / level.Places * ClothesWindow.Step, left = place % level.Places * ClothesWindow.Step;
            for (int row = 0; row < ClothesWindow.Side; row++)
            {
                level.Pixels.Slice(((top + row) * level.Size) + left, ClothesWindow.Side)
                    .CopyTo(window.AsSpan(row * ClothesWindow.Side));
            }

            network.Predict(window, scores);
            for (int score = 0; score < scores.Length; score++)
                difference = Math.Max(difference, Math.Abs(scores[score] - level.Scores[(place * scores.Length) + score]));
        }

        return difference;
    }
}
