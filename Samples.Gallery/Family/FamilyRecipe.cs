using Unroll;

namespace Samples.Family;

/// <summary>
/// How every member of the family is trained, so that nothing but the network differs: stochastic gradient descent with Nesterov's
/// momentum and weight decay, an epoch of warming up and then half a cosine, on images that are mirrored and moved at random (K. He et
/// al.: Deep residual learning for image recognition, CVPR 2016, section 4.2; I. Loshchilov, F. Hutter: SGDR, ICLR 2017).
/// </summary>
internal static class FamilyRecipe
{
    /// <summary>The images of a step.</summary>
    public const int BatchSize = 128;

    private const float Momentum = 0.9f, WeightDecay = 5e-4f;

    /// <summary>The furthest that an image is moved, in pixels.</summary>
    private const int Shift = 2;

    /// <summary>The training images whose accuracy is measured after an epoch; the epoch's own loss is known without.</summary>
    private const int TrainAccuracySamples = 1000;

    /// <summary>The recipe in one line.</summary>
    public static string Text =>
        $"SGD, momentum {Momentum}, weight decay {WeightDecay}, mini-batches of {BatchSize}, cosine after an epoch of warming up, "
        + $"flips and shifts by up to {Shift} pixels";

    /// <summary>The optimizer of a whole training.</summary>
    /// <param name="learningRate">The rate after warming up.</param>
    /// <param name="trainingSamples">Samples of an epoch.</param>
    /// <param name="epochs">Epochs of the training.</param>
    public static Sgd CreateOptimizer(float learningRate, int trainingSamples, int epochs)
    {
        int steps = (trainingSamples + BatchSize - 1) / BatchSize;
        return new Sgd(learningRate, Momentum, nesterov: true, WeightDecay)
        {
            Schedule = new WarmUp(steps, new CosineSchedule(Math.Max(1, (epochs - 1) * steps))),
        };
    }

    /// <summary>A trainer of one member.</summary>
    public static Trainer<TNetwork> CreateTrainer<TNetwork>(TNetwork network, Optimizer optimizer, int seed, int threads)
        where TNetwork : Network
    {
        return new Trainer<TNetwork>(network, optimizer)
        {
            Threads = threads,
            ShuffleSeed = seed,
            AugmentationSeed = seed,
            Augmentations = [new HorizontalFlip(), new RandomShift(Shift)],
            SelectBy = SelectBy.DevAccuracy,
            TrainAccuracySamples = TrainAccuracySamples,
        };
    }
}
