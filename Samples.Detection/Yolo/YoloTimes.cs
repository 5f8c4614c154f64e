using System.Diagnostics;
using Samples.Reports;
using Samples.Scenes;

namespace Samples.Yolo;

/// <summary>How long one thread takes for a scene, and what it allocates.</summary>
internal static class YoloTimes
{
    private const float LeastScore = 0.25f;
    private const int Before = 100, Times = 201;

    /// <summary>The medians as a sentence.</summary>
    public static string Measure(ClothesDetector network, SceneComposer scenes)
    {
        network.Threads = 1;
        var finder = new ClothesFinder(network, LeastScore, everyClass: true);
        float[] pixels = scenes.Compose(0).Pixels;
        double[] predicting = new double[Times], boxing = new double[Times];
        long allocated = 0;
        for (int i = -Before; i < Times; i++)
        {
            if (i == 0)
                allocated = GC.GetAllocatedBytesForCurrentThread();
            long start = Stopwatch.GetTimestamp();
            finder.Predict(pixels);
            long predicted = Stopwatch.GetTimestamp();
            finder.Suppress(finder.Decode());
            long ended = Stopwatch.GetTimestamp();
            if (i < 0)
                continue;
            predicting[i] = Stopwatch.GetElapsedTime(start, predicted).TotalMicroseconds;
            boxing[i] = Stopwatch.GetElapsedTime(predicted, ended).TotalMicroseconds;
        }

        allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;
        double network1 = Median.Of(predicting), boxes = Median.Of(boxing);
        return $"one thread: {network1:F0} µs for the network, {boxes:F1} µs for its boxes and their suppression "
            + $"({100 * boxes / network1:F1} % of it); {allocated} bytes allocated for {Times} scenes";
    }
}
