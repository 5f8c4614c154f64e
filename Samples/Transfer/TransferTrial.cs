using Unroll;

namespace Samples.Transfer;

/// <summary>Learns five kinds of clothing from a few images each, once on a body that has seen other clothes and once from scratch.</summary>
/// <param name="pretrained">The file with the weights of a trained <see cref="FiveClothes"/>.</param>
/// <param name="train">The images to draw from, of classes 0 to 4.</param>
/// <param name="test">The images to judge with.</param>
/// <param name="settings">What the person asked for.</param>
internal sealed class TransferTrial(string pretrained, DataSet train, DataSet test, TransferSettings settings)
{
    /// <summary>The number of kinds on either side.</summary>
    public const int Kinds = 5;

    private const int BatchSize = 25;
    private const float LearningRate = 0.003f;

    /// <summary>Trains both on the same images, in as many steps of the same size.</summary>
    /// <param name="each">The images of a kind.</param>
    /// <param name="seed">Draws the images, the first weights and the order.</param>
    /// <param name="stop">Ends the training.</param>
    /// <returns>The shares of test images that are recognised, from 0 to 1.</returns>
    /// <exception cref="OperationCanceledException">The person stopped it.</exception>
    public (double Transferred, double Scratch) Run(int each, int seed, CancellationToken stop)
    {
        DataSet few = ClassSubset.Draw(train, Kinds, each, seed);
        using var transferred = new FiveOtherClothes(seed);
        Begin(transferred);
        using var scratch = new FiveClothes(seed);
        return (Learn(transferred, few, seed, stop), Learn(scratch, few, seed, stop));
    }

    /// <summary>Gives a network the body of the trained one; its head has another name and stays as it is.</summary>
    public LoadResult Begin(FiveOtherClothes network) => network.Load(pretrained, new LoadOptions { AllowMissing = true, AllowExtra = true });

    private double Learn<TNetwork>(TNetwork network, DataSet few, int seed, CancellationToken stop)
        where TNetwork : Network
    {
        int batchSize = Math.Min(BatchSize, few.Count);
        int stepsPerEpoch = (few.Count + batchSize - 1) / batchSize;
        int epochs = Math.Max(1, settings.Steps / stepsPerEpoch);
        using var optimizer = new Adam(LearningRate) { Schedule = new CosineSchedule(epochs * stepsPerEpoch) };
        var trainer = new Trainer<TNetwork>(network, optimizer) { Threads = settings.Threads, ShuffleSeed = seed, TrainAccuracySamples = 0 };
        trainer.Fit(few, null, epochs, batchSize, stop);
        stop.ThrowIfCancellationRequested();
        return Evaluation.Run(network, test).Accuracy!.Value;
    }
}
