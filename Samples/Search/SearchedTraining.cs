using Samples.LeNet;
using Unroll;

namespace Samples.Search;

/// <summary>What the search may choose, and the training that comes of a choice.</summary>
internal sealed class SearchedTraining
{
    /// <summary>How many pixels a shift may move an image.</summary>
    private const int Shift = 2;

    private readonly int seed;
    private readonly SearchAxis<Func<int, Network>> network;
    private readonly SearchAxis<float> learningRate;
    private readonly SearchAxis<bool> cosine;
    private readonly SearchAxis<int> batchSize;
    private readonly SearchAxis<float> weightDecay;
    private readonly SearchAxis<bool> flip;
    private readonly SearchAxis<bool> shift;

    /// <param name="seed">The seed of first weights and orders, the same for all trials.</param>
    public SearchedTraining(int seed)
    {
        this.seed = seed;
        network = Space.Choice<Func<int, Network>>(
            "network",
            ("LeNet-5", seed => new LeNet5(seed)), ("dropping", seed => new DroppingLeNet5(seed)), ("wide", seed => new WideNetwork(seed)));
        learningRate = Space.LogUniform("learning rate", 3e-4f, 3e-2f);
        cosine = Space.Choice("schedule", ("constant", false), ("cosine", true));
        batchSize = Space.Choice("batch size", 16, 32, 64, 128);
        weightDecay = Space.LogUniform("decay", 1e-4f, 1e-1f);
        flip = Space.Boolean("flip");
        shift = Space.Boolean("shift");
    }

    /// <summary>What may be chosen.</summary>
    public SearchSpace Space { get; } = new();

    /// <summary>The training of a trial.</summary>
    public TrialTraining Of(SearchTrial trial)
    {
        int samples = trial.Get(batchSize);
        var optimizer = new AdamW(trial.Get(learningRate), weightDecay: trial.Get(weightDecay))
        {
            Schedule = trial.Get(cosine) ? new CosineSchedule(trial.Steps(samples)) : null,
        };
        var trainer = new Trainer<Network>(trial.Get(network)(seed), optimizer)
        {
            ShuffleSeed = seed,
            AugmentationSeed = seed,
            TrainAccuracySamples = 0,
            Augmentations =
            [
                .. trial.Get(flip) ? [new HorizontalFlip()] : (Augmentation[])[],
                .. trial.Get(shift) ? [new RandomShift(Shift)] : (Augmentation[])[],
            ],
        };
        return new TrialTraining(trainer, samples);
    }
}
