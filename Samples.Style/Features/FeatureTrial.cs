using Samples.LeNet;
using Samples.Training;
using Unroll;

namespace Samples.Features;

/// <summary>The shares of test images recognized, from 0 to 1, after learning from the same images.</summary>
/// <param name="Pretrained">By a linear classifier on pretrained features.</param>
/// <param name="Scratch">By LeNet-5, which has seen nothing else.</param>
internal sealed record FeatureAccuracies(double Pretrained, double Scratch);

/// <summary>Learns ten classes from a few images each: by their features, and from scratch.</summary>
/// <param name="test">The images to score on.</param>
/// <param name="testFeatures">Their features.</param>
/// <param name="threads">Threads that share a mini-batch.</param>
internal sealed class FeatureTrial(DataSet test, DataSet testFeatures, int threads)
{
    /// <summary>The number of classes.</summary>
    public const int Classes = 10;

    private const int Steps = 300, BatchSize = 50;

    /// <summary>Chosen on development images: on the features 0.01 to 0.1 made little difference; from scratch 0.001 and 0.003 did nearly
    /// alike, and this lies between. Mirroring and moving the images at random did LeNet-5 no good.</summary>
    private const float FeatureRate = 0.03f, ScratchRate = 0.002f;

    /// <summary>The first images of every class.</summary>
    /// <param name="drawn">Images of one class after the other, as many of each: those of <see cref="ClassSubset.Draw"/>.</param>
    /// <param name="each">How many of each.</param>
    public static DataSet First(DataSet drawn, int each)
    {
        int most = drawn.Count / Classes;
        return drawn.Select([.. Enumerable.Range(0, Classes * each).Select(i => (i / each * most) + (i % each))]);
    }

    /// <summary>Trains both on the same images, in as many steps of the same size.</summary>
    /// <param name="few">The images.</param>
    /// <param name="features">Their features.</param>
    /// <param name="seed">Draws the first weights and the order.</param>
    /// <param name="stop">Ends the training.</param>
    /// <exception cref="OperationCanceledException">The person stopped it.</exception>
    public FeatureAccuracies Run(DataSet few, DataSet features, int seed, CancellationToken stop)
    {
        using var classifier = new FeatureClassifier(seed);
        using var scratch = new LeNet5(seed);
        return new(
            Learn(classifier, features, testFeatures, FeatureRate, seed, stop),
            Learn(scratch, few, test, ScratchRate, seed, stop));
    }

    private double Learn<TNetwork>(
        TNetwork network, DataSet few, DataSet scored, float learningRate, int seed, CancellationToken stop)
        where TNetwork : Network
    {
        int batchSize = Math.Min(BatchSize, few.Count);
        int stepsPerEpoch = (few.Count + batchSize - 1) / batchSize;
        int epochs = Math.Max(1, Steps / stepsPerEpoch);
        using var optimizer = new Adam(learningRate) { Schedule = new CosineSchedule(epochs * stepsPerEpoch) };
        var trainer = new Trainer<TNetwork>(network, optimizer)
        {
            Threads = threads,
            ShuffleSeed = seed,
            TrainAccuracySamples = 0,
        };
        trainer.Fit(few, null, epochs, batchSize, stop);
        stop.ThrowIfCancellationRequested();
        return Evaluation.Run(network, scored).Accuracy!.Value;
    }
}
