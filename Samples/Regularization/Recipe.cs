using Unroll;

namespace Samples.Regularization;

/// <summary>One way of training the same network.</summary>
/// <param name="Name">What a person calls it.</param>
/// <param name="Set">What it changes of a trainer.</param>
internal sealed record Recipe(string Name, Action<Trainer<SoftLeNet5>> Set)
{
    /// <summary>All of them; the others are compared with the first.</summary>
    public static IReadOnlyList<Recipe> All { get; } =
    [
        new("plain", _ => { }),
        new("averaged weights, decay 0.99", trainer => trainer.WeightAverage = new WeightAverage(0.99f)),
        new("averaged weights, decay 0.999", trainer => trainer.WeightAverage = new WeightAverage(0.999f)),
        new("mixup, alpha 0.2", trainer => trainer.Mixing = new Mixup(0.2)),
        new("CutMix, alpha 1, every second image", trainer => trainer.Mixing = new CutMix(1) { Probability = 0.5 }),
        new("random crops and flips", trainer => trainer.Augmentations = [new RandomResizedCrop(leastArea: 0.7), new HorizontalFlip()]),
        new("crops, flips, mixup and averaged weights", trainer =>
        {
            trainer.Augmentations = [new RandomResizedCrop(leastArea: 0.7), new HorizontalFlip()];
            trainer.Mixing = new Mixup(0.2);
            trainer.WeightAverage = new WeightAverage(0.99f);
        }),
    ];
}
