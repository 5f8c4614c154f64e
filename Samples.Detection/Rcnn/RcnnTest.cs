using System.Diagnostics;
using Samples.Reports;
using Samples.Scenes;
using Unroll.Vision;

namespace Samples.Rcnn;

/// <summary>What a detector reached on test scenes.</summary>
/// <param name="Voc">Average precision, by the area under every point of the curve, where boxes overlap by at least half.</param>
/// <param name="Recall">The share of the objects that a proposal overlaps by at least half.</param>
/// <param name="Proposals">Proposals a scene, in the mean.</param>
/// <param name="Milliseconds">The time of a scene on one thread, the median: proposals and all that follows.</param>
/// <param name="ProposalMilliseconds">The time of the proposals alone, the median.</param>
internal sealed record RcnnResult(
    VocResult Voc, double Recall, double Proposals, double Milliseconds, double ProposalMilliseconds);

/// <summary>Measures detectors on the first scenes of a composer.</summary>
internal static class RcnnTest
{
    private const float Overlap = 0.5f;

    /// <summary>Measures a detector on one thread.</summary>
    /// <param name="detector">The detector.</param>
    /// <param name="scenes">The test scenes.</param>
    /// <param name="count">How many.</param>
    public static RcnnResult Measure(RegionDetector detector, SceneComposer scenes, int count)
    {
        foreach ((_, Unroll.Network network) in detector.Networks)
            network.Threads = 1;
        var evaluator = new DetectionEvaluator();
        double[] all = new double[count], proposing = new double[count];
        int objects = 0, covered = 0, proposed = 0;
        for (int i = 0; i < count; i++)
        {
            Scene scene = scenes.Compose(i);
            GroundTruth[] truths = [.. scene.Objects.Select(found => new GroundTruth(found.Box, found.Class))];
            long start = Stopwatch.GetTimestamp();
            ReadOnlySpan<Box> proposals = detector.Propose(scene.Pixels);
            proposing[i] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            ReadOnlySpan<Detection> detections = detector.Classify(scene.Pixels);
            all[i] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            evaluator.Add(detections, truths);
            proposed += proposals.Length;
            foreach (GroundTruth truth in truths)
            {
                objects++;
                covered += IsCovered(truth.Box, proposals) ? 1 : 0;
            }
        }

        return new RcnnResult(
            evaluator.EvaluateVoc(), (double)covered / Math.Max(1, objects), (double)proposed / count, Median.Of(all),
            Median.Of(proposing));
    }

    private static bool IsCovered(Box truth, ReadOnlySpan<Box> proposals)
    {
        foreach (Box proposal in proposals)
        {
            if (Box.IntersectionOverUnion(truth, proposal) >= Overlap)
                return true;
        }

        return false;
    }
}
