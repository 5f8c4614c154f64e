using Samples.Scenes;
using Unroll.Vision;

namespace Samples.Yolo;

/// <summary>Measures the detector on the first scenes of a composer.</summary>
internal sealed class YoloTest(SceneComposer scenes, int count)
{
    // So low that the curve of precision against recall does not end early.
    private const float LeastScore = 0.01f;

    /// <summary>Average precision of each class, by the area under every point (VOC 2010), where boxes overlap by at least half.</summary>
    public VocResult Measure(ClothesDetector network)
    {
        var finder = new ClothesFinder(network, LeastScore, everyClass: true);
        var evaluator = new DetectionEvaluator();
        for (int i = 0; i < count; i++)
        {
            Scene scene = scenes.Compose(i);
            GroundTruth[] truths = [.. scene.Objects.Select(found => new GroundTruth(found.Box, found.Class))];
            evaluator.Add(finder.Find(scene.Pixels), truths);
        }

        return evaluator.EvaluateVoc();
    }
}
