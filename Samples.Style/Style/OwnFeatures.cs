using Samples.Reports;
using Unroll;

namespace Samples.Style;

/// <summary>Trains the features that stand in for those of ImageNet, on the pictures that come with the samples.</summary>
internal static class OwnFeatures
{
    private const int BatchSize = 32;
    private const float LearningRate = 0.002f;

    /// <summary>Trains a network, and hands its weights to others with its layers.</summary>
    /// <param name="targets">The networks for style.</param>
    /// <param name="steps">Mini-batches.</param>
    /// <param name="settings">The seed and the threads.</param>
    /// <param name="stop">Ends it early.</param>
    /// <returns>The share of the last patches of which the part was told.</returns>
    public static double Train(IEnumerable<Network> targets, int steps, StyleSettings settings, CancellationToken stop)
    {
        var patches = new ExemplarPatches([.. StyleFiles.Photographs(), StyleFiles.Style(null)], settings.Seed);
        using var network = new ExemplarNetwork(settings.Seed) { Threads = settings.Threads };
        using var optimizer = new Adam(LearningRate) { Schedule = new CosineSchedule(steps) };
        double told = MovingBar.Run("learning features", progress => Train(network, optimizer, patches, steps, progress, stop));
        foreach (Network target in targets)
        {
            foreach (ParameterTensor parameter in target.Parameters)
            {
                var values = new float[parameter.Length];
                network.Parameters[parameter.Name].CopyTo(values);
                parameter.CopyFrom(values);
            }
        }

        return told;
    }

    private static double Train(
        ExemplarNetwork network, Adam optimizer, ExemplarPatches patches, int steps, Action<double> progress, CancellationToken stop)
    {
        const int PatchLength = ExemplarPatches.Side * ExemplarPatches.Side * 3;
        var inputs = new float[BatchSize * PatchLength];
        var labels = new int[BatchSize];
        var scores = new float[patches.Classes];
        int tested = 0, told = 0;
        for (int step = 0; step < steps && !stop.IsCancellationRequested; step++)
        {
            for (int i = 0; i < BatchSize; i++)
                labels[i] = patches.Draw(inputs.AsSpan(i * PatchLength, PatchLength));

            // The patches of the last tenth are told apart before they are learned.
            for (int i = 0; i < BatchSize && step >= steps - ((steps + 9) / 10); i++, tested++)
            {
                network.Predict(inputs.AsSpan(i * PatchLength, PatchLength), scores);
                told += Accuracy.ArgMax(scores) == labels[i] ? 1 : 0;
            }

            network.ComputeGradients(inputs, labels, BatchSize);
            optimizer.Step(network);
            progress((step + 1.0) / steps);
        }

        return told / (double)Math.Max(tested, 1);
    }
}
