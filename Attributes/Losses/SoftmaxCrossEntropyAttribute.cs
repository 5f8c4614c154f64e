namespace Unroll;

/// <summary>
/// The cross-entropy of softmax(logits) with the class index of each sample, an <c>int</c> from 0 to classes - 1: -log
/// softmax(logits)[label], the mean over samples, as PyTorch's <c>CrossEntropyLoss</c>. It stands after the logits, without a Softmax
/// before it. With <see cref="Probabilities"/> it takes a probability of each class instead.
/// </summary>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property, AllowMultiple = true)]
public sealed class SoftmaxCrossEntropyAttribute : LossAttribute
{
    /// <summary>
    /// Whether the target of a sample is a <c>float</c> for each class, at least 0 and 1 together, and no class index; false by default.
    /// The loss is then -sum(target * log softmax(logits)), for samples that are mixed, or whose class is not certain: PyTorch's
    /// <c>CrossEntropyLoss</c> with such targets, Keras' <c>CategoricalCrossentropy</c>. Data sets of class indices are taken, too: the
    /// class has 1, the others 0.
    /// </summary>
    public bool Probabilities { get; set; }

    /// <summary>
    /// The share of the target that is spread evenly over all classes, from 0 to below 1; 0 by default. With s, a right class has the
    /// target 1 - s + s / classes and any other s / classes (Szegedy et al., 2016, section 7), as PyTorch's <c>label_smoothing</c>.
    /// </summary>
    public float LabelSmoothing { get; set; }

    /// <summary>
    /// A factor for each class, at least 0, in the order of the classes; none by default. The mean over the samples is the weighted one,
    /// divided by the sum of the factors of their classes, as PyTorch's <c>weight</c>. With <see cref="Probabilities"/> it is the plain
    /// one, divided by the samples, as PyTorch's, too.
    /// </summary>
    public float[]? ClassWeights { get; set; }

    /// <summary>
    /// The label of samples that do not count: their loss and gradients are 0, the mean is over the others, and they are left out of the
    /// accuracy. Any number from -65,536 on, also one outside the classes, as PyTorch's <c>ignore_index</c>. Not given, every sample
    /// counts. Where none counts, the loss is 0 (PyTorch: NaN). <see cref="Probabilities"/> have none.
    /// </summary>
    public int IgnoredLabel { get; set; }
}
