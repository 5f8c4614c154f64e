using Samples.Training;
using Unroll;

namespace Samples.Transfer;

/// <summary>Learns five kinds of clothing from a few images each, on a body that has seen other clothes, frozen or not, and from
/// scratch.</summary>
/// <param name="pretrained">The file with the weights of a trained <see cref="FiveClothes"/>.</param>
/// <param name="train">The images to draw from, of classes 0 to 4.</param>
/// <param name="test">The images to score on.</param>
/// <param name="settings">What the person asked for.</param>
internal sealed class TransferTrial(string pretrained, DataSet train, DataSet test, TransferSettings settings)
{
    /// <summary>The number of kinds on either side.</summary>
    public const int Kinds = 5;

    private const int BatchSize = 25;
    private const float LearningRate = 0.003f;

    /// <summary>What the body has learned is to be bent and not broken: smaller steps.</summary>
    private const float TuningRate = LearningRate / 3;

    /// <summary>Trains all three on the same images, in as many steps of the same size.</summary>
    /// <param name="each">The images of a kind.</param>
    /// <param name="seed">Draws the images, the first weights and the order.</param>
    /// <param name="stop">Ends the training.</param>
    /// <returns>The shares of test images that are recognized, from 0 to 1.</returns>
    /// <exception cref="OperationCanceledException">The person stopped it.</exception>
    public TransferAccuracies Run(int each, int seed, CancellationToken stop)
    {
        DataSet few = ClassSubset.Draw(train, Kinds, each, seed);
        using var transferred = new FiveOtherClothes(seed);
        Begin(transferred);
        using FiveClothes tuned = new(seed), scratch = new(seed);
        tuned.Load(pretrained, new LoadOptions { Rename = name => name.StartsWith("kind.", StringComparison.Ordinal) ? null : name });
        return new(
            Learn(transferred, few, LearningRate, seed, stop),
            Learn(tuned, few, TuningRate, seed, stop),
            Learn(scratch, few, LearningRate, seed, stop));
    }

    /// <summary>Gives a network the body of the trained one; its head has another name and stays as it is.</summary>
    public LoadResult Begin(FiveOtherClothes network) =>
        network.Load(pretrained, new LoadOptions { AllowMissing = true, AllowExtra = true });

    private double Learn<TNetwork>(TNetwork network, DataSet few, float learningRate, int seed, CancellationToken stop)
        where TNetwork : Network
    {
        int batchSize = Math.Min(BatchSize, few.Count);
        int stepsPerEpoch = (few.Count + batchSize - 1) / batchSize;
        int epochs = Math.Max(1, settings.Steps / stepsPerEpoch);
        using var optimizer = new Adam(learningRate) { Schedule = new CosineSchedule(epochs * stepsPerEpoch) };
        var trainer = new Trainer<TNetwork>(network, optimizer)
        {
            Threads = settings.Threads,
            ShuffleSeed = seed,
            TrainAccuracySamples = 0,
        };
        trainer.Fit(few, null, epochs, batchSize, stop);
        stop.ThrowIfCancellationRequested();
        return Evaluation.Run(network, test).Accuracy!.Value;
    }
}
