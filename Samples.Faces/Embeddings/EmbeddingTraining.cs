using Samples.Training;
using Unroll;

namespace Samples.Embeddings;

/// <summary>How a network is trained on images or on pairs of them.</summary>
/// <param name="Epochs">Passes over the images or pairs.</param>
/// <param name="Threads">Threads that share a mini-batch.</param>
/// <param name="Seed">The seed of everything that is random.</param>
/// <param name="Checkpoint">The beginning of the names of files to go on from and to write; null for none.</param>
internal sealed record EmbeddingTraining(int Epochs, int Threads, int Seed, string? Checkpoint)
{
    /// <summary>The images of each class in a mini-batch from which triplets are mined.</summary>
    public const int ImagesOfClass = 16;

    /// <summary>The learning rate of embeddings. With a larger one the hardest triplets draw all images into one point.</summary>
    public const float OfEmbeddings = 0.001f;

    /// <summary>The learning rate of pairs.</summary>
    public const float OfPairs = 0.003f;

    private const int BatchSize = 64, Shift = 2;

    /// <summary>Trains until the epochs are over or the person stops it.</summary>
    /// <param name="network">The network.</param>
    /// <param name="train">What it learns from.</param>
    /// <param name="name">What the checkpoint is called by.</param>
    /// <param name="mirrors">Whether images may be mirrored.</param>
    /// <param name="classes">The classes of a mini-batch that has as many images of each; null for a mini-batch of any.</param>
    /// <param name="learningRate">The learning rate at the start; it falls to 0 by a cosine.</param>
    /// <param name="stop">Ends it after a mini-batch.</param>
    public void Run<TNetwork>(
        TNetwork network, SampleSource train, string name, bool mirrors, int? classes, float learningRate, CancellationToken stop)
        where TNetwork : Network
    {
        int batchSize = classes * ImagesOfClass ?? BatchSize;
        int steps = Epochs * ((train.Count + batchSize - 1) / batchSize);
        using var optimizer = new Adam(learningRate) { Schedule = new CosineSchedule(steps) };
        IEnumerable<Augmentation> ofInputs = network.Declaration.Inputs.SelectMany(input => new Augmentation[]
        {
            new RandomShift(Shift) { Input = input.Name }, new HorizontalFlip(mirrors ? 0.5 : 0) { Input = input.Name },
        });
        var trainer = new Trainer<TNetwork>(network, optimizer)
        {
            Threads = Threads,
            ShuffleSeed = Seed,
            AugmentationSeed = Seed,
            Augmentations = [.. ofInputs],
            TrainAccuracySamples = 0,
            Sampler = classes is { } count ? new LabelSampler(count, ImagesOfClass) : null,
            Checkpoint = Checkpoint is { } beginning ? $"{beginning}.{name}" : null,
        };
        Console.WriteLine($"{name}: {network.Declaration.ParameterCount:N0} parameters, mini-batches of {batchSize}");
        if (File.Exists(trainer.Checkpoint))
        {
            Console.WriteLine(
                $"{trainer.Checkpoint}: the training goes on {trainer.Resume(trainer.Checkpoint)} (delete the file to begin anew)");
        }

        TrainingDisplay.Run(progress =>
        {
            trainer.Progress = progress;
            return trainer.Fit(train, null, Epochs, batchSize, stop);
        });
    }
}
