namespace Unroll;

/// <summary>
/// Changes training images at random, anew in every epoch, in ways that leave their targets right, so that a network sees more than it was
/// given. Derive from it for one of your own; <see cref="Trainer{TNetwork}.Augmentations"/> takes them in the order in which they are
/// applied.
/// </summary>
/// <remarks>
/// Mini-batches are augmented where they are prepared ahead, on the <see cref="BatchLoader"/>'s thread, whose loader they cannot use. One
/// object may serve several loaders at once only if it has no state that <see cref="Apply"/> changes; those of Unroll have none.
/// </remarks>
public abstract class Augmentation
{
    /// <summary>
    /// The name of the input whose images it changes, that of its field; null, the default, for every input of the network. Images of one
    /// sample in several inputs are changed independently of each other.
    /// </summary>
    public string? Input { get; init; }

    /// <summary>Changes an image, or leaves it. It must allocate nothing and depend on nothing but its arguments.</summary>
    /// <param name="image">The numbers of one image, row by row, the channels of a pixel together; it is changed in place.</param>
    /// <param name="shape">The height, width and channels of the image.</param>
    /// <param name="random">All randomness that it may use; what it draws determines what the augmentations behind it draw.</param>
    public abstract void Apply(Span<float> image, ValueShape shape, ref AugmentationRandom random);

    /// <summary>
    /// The numbers of the augmentation, for people and for checkpoints: a training goes on only where kind and settings of its
    /// augmentations are those of the checkpoint. Empty unless overridden; one that has any gives them here, with the invariant culture:
    /// "probability 0.5".
    /// </summary>
    protected internal virtual string Settings => "";

    /// <summary>Says why images of a shape cannot be changed; asked before training begins.</summary>
    /// <param name="shape">The height, width and channels of an input.</param>
    /// <returns>The end of a sentence about this augmentation, such as "it needs images of at least 2 rows"; null if it can.</returns>
    protected internal virtual string? Problem(ValueShape shape) =>
        shape is { Height: 1, Width: 1 }
            ? "it changes images, and this is a vector; declare the input as [Input(height, width, channels)]"
            : null;
}
