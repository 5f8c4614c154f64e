using Samples.Scenes;
using Unroll.Vision;

namespace Samples.Rcnn;

/// <summary>A mini-batch of scenes, composed when it is needed.</summary>
/// <param name="scenes">Composes them.</param>
/// <param name="capacity">The most scenes of a mini-batch.</param>
internal sealed class SceneBatch(SceneComposer scenes, int capacity)
{
    private readonly float[] pixels = new float[capacity * scenes.Settings.Height * scenes.Settings.Width];
    private readonly SceneObject[][] objects = [.. Enumerable.Range(0, capacity).Select(_ => new SceneObject[scenes.Settings.MostObjects])];
    private readonly GroundTruth[][] truths = [.. Enumerable.Range(0, capacity).Select(_ => new GroundTruth[scenes.Settings.MostObjects])];
    private readonly Box[][] boxes = [.. Enumerable.Range(0, capacity).Select(_ => new Box[scenes.Settings.MostObjects])];
    private readonly int[] counts = new int[capacity], indices = new int[capacity];

    /// <summary>How many scenes there are.</summary>
    public int Count { get; private set; }

    /// <summary>The pixels of all, [scenes, height, width], from 0 to 1.</summary>
    public ReadOnlySpan<float> Pixels => pixels.AsSpan(0, Count * Length);

    private int Length => scenes.Settings.Height * scenes.Settings.Width;

    /// <summary>Composes some scenes.</summary>
    /// <param name="chosen">Their indices.</param>
    /// <param name="threads">How many threads may.</param>
    public void Compose(ReadOnlySpan<int> chosen, int threads)
    {
        Count = chosen.Length;
        chosen.CopyTo(indices);
        Parallel.For(0, Count, new ParallelOptions { MaxDegreeOfParallelism = threads }, scene =>
        {
            int found = counts[scene] = scenes.ComposeInto(indices[scene], pixels.AsSpan(scene * Length, Length), objects[scene]);
            for (int i = 0; i < found; i++)
            {
                boxes[scene][i] = objects[scene][i].Box;
                truths[scene][i] = new GroundTruth(objects[scene][i].Box, objects[scene][i].Class);
            }
        });
    }

    /// <summary>The index of a scene among all that can be composed.</summary>
    public int Index(int scene) => indices[scene];

    /// <summary>The pixels of a scene.</summary>
    public ReadOnlySpan<float> PixelsOf(int scene) => pixels.AsSpan(scene * Length, Length);

    /// <summary>What is in a scene.</summary>
    public ReadOnlySpan<GroundTruth> Truths(int scene) => truths[scene].AsSpan(0, counts[scene]);

    /// <summary>Where it is.</summary>
    public ReadOnlySpan<Box> Boxes(int scene) => boxes[scene].AsSpan(0, counts[scene]);
}
