namespace Unroll;

/// <summary>
/// A convolution (as in every framework, a cross-correlation): height x width x channels to output height x output width x filters. Each output
/// is the sum over a window of all input channels with a filter's weights, plus the filter's bias. Weights: [kernel height, kernel width, in, out].
/// </summary>
[AttributeUsage(AttributeTargets.Field, AllowMultiple = true)]
public sealed class ConvAttribute : WindowAttribute
{
    /// <summary>Adds a convolution.</summary>
    /// <param name="kernelHeight">Rows of the kernel, at least 1.</param>
    /// <param name="kernelWidth">Columns of the kernel, at least 1.</param>
    /// <param name="filters">Output channels, at least 1.</param>
    public ConvAttribute(int kernelHeight, int kernelWidth, int filters)
    {
        KernelHeight = kernelHeight;
        KernelWidth = kernelWidth;
        Filters = filters;
        Stride = 1;
    }

    /// <summary>Rows of the kernel.</summary>
    public int KernelHeight { get; }

    /// <summary>Columns of the kernel.</summary>
    public int KernelWidth { get; }

    /// <summary>Output channels.</summary>
    public int Filters { get; }

    /// <summary>Whether every filter has a bias that is added to its outputs; true by default.</summary>
    public bool Bias { get; set; } = true;
}
