namespace Unroll;

/// <summary>
/// Divides every element by a power of what its neighboring channels hold at the same pixel: y = x / (k + alpha / size x sum x²)^beta, the
/// sum over the <c>size</c> channels around its own (Krizhevsky, Sutskever and Hinton, "ImageNet Classification with Deep Convolutional
/// Neural Networks", 2012, section 3.3). Channels beyond the first and last count as zero.
/// </summary>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property, AllowMultiple = true)]
public sealed class LocalResponseNormAttribute : OperationAttribute
{
    /// <summary>Adds the normalization.</summary>
    /// <param name="size">The channels in a sum, at least 1: (size - 1) / 2, rounded up, before the element's own and the rest from it on,
    /// as PyTorch.</param>
    public LocalResponseNormAttribute(int size = 5) => Size = size;

    /// <summary>The channels in a sum.</summary>
    public int Size { get; }

    /// <summary>The factor of the sum, above 0: 1e-4 by default, as PyTorch, Caffe and the paper.</summary>
    public float Alpha { get; set; } = 1e-4f;

    /// <summary>The exponent, above 0: 0.75 by default, as PyTorch, Caffe and the paper.</summary>
    public float Beta { get; set; } = 0.75f;

    /// <summary>What is added to the sum, above 0: 1 by default, as PyTorch and Caffe. The paper has 2.</summary>
    public float K { get; set; } = 1;

    /// <summary>
    /// Whether alpha is divided by <see cref="Size"/>: true by default, as PyTorch and Caffe do. The paper and TensorFlow do not.
    /// </summary>
    public bool DivideBySize { get; set; } = true;
}
