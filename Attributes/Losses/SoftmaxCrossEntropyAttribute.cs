namespace Unroll;

/// <summary>
/// The cross-entropy of softmax(logits) with the class index of each sample, an <c>int</c> from 0 to classes - 1: -log
/// softmax(logits)[label], the mean over samples, as PyTorch's <c>CrossEntropyLoss</c>. It stands after the logits, without a Softmax
/// before it.
/// </summary>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property, AllowMultiple = true)]
public sealed class SoftmaxCrossEntropyAttribute : LossAttribute
{
    /// <summary>
    /// The share of the target that is spread evenly over all classes, from 0 to below 1; 0 by default. With s, a right class has the
    /// target 1 - s + s / classes and any other s / classes (Szegedy et al., 2016, section 7), as PyTorch's <c>label_smoothing</c>.
    /// </summary>
    public float LabelSmoothing { get; set; }

    /// <summary>
    /// A factor for each class, at least 0, in the order of the classes; none by default. The mean over the samples is the weighted one,
    /// divided by the sum of the factors of their classes, as PyTorch's <c>weight</c>.
    /// </summary>
    public float[]? ClassWeights { get; set; }

    /// <summary>
    /// The label of samples that do not count: their loss and gradients are 0, the mean is over the others, and they are left out of the
    /// accuracy. Any number from -65,536 on, also one outside the classes, as PyTorch's <c>ignore_index</c>. Not given, every sample
    /// counts. Where none counts, the loss is 0 (PyTorch: NaN).
    /// </summary>
    public int IgnoredLabel { get; set; }
}
