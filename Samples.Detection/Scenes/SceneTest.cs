using Unroll.Vision;

namespace Samples.Scenes;

/// <summary>What a detector finds in a scene, valid until the next call.</summary>
/// <param name="pixels">The scene, [height, width], from 0 to 1.</param>
internal delegate ReadOnlySpan<Detection> SceneFinder(ReadOnlySpan<float> pixels);

/// <summary>Measures a detector on the first scenes of a composer.</summary>
internal sealed class SceneTest(SceneComposer scenes, int count)
{
    /// <summary>The least score of what a detector finds for this test: so low that the curve of precision against recall does not end
    /// early.</summary>
    public const float LeastScore = 0.01f;

    /// <summary>Average precision of each class, by the area under every point (VOC 2010), where boxes overlap by at least half.</summary>
    public VocResult Measure(SceneFinder find)
    {
        var evaluator = new DetectionEvaluator();
        for (int i = 0; i < count; i++)
        {
            Scene scene = scenes.Compose(i);
            GroundTruth[] truths = [.. scene.Objects.Select(found => new GroundTruth(found.Box, found.Class))];
            evaluator.Add(find(scene.Pixels), truths);
        }

        return evaluator.EvaluateVoc();
    }
}
