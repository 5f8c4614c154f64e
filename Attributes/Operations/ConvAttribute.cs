namespace Unroll;

/// <summary>
/// A convolution (as in every framework, a cross-correlation): height x width x channels to output height x output width x filters. Each
/// output is the sum over a window of all input channels with a filter's weights, plus the filter's bias. Weights: [kernel height, kernel
/// width, in, out]; with <see cref="Groups"/> [kernel height, kernel width, in / groups, out].
/// </summary>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property, AllowMultiple = true)]
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

    /// <summary>Pixels of the input from one tap of the kernel to the next in both directions, at least 1; 1 by default.</summary>
    public int Dilation { get; set; } = 1;

    /// <summary>The dilation down the rows. Not given: <see cref="Dilation"/>.</summary>
    public int DilationY { get; set; }

    /// <summary>The dilation along a row. Not given: <see cref="Dilation"/>.</summary>
    public int DilationX { get; set; }

    /// <summary>
    /// Groups of channels and filters, a divisor of both; 1 by default. The filters of a group read the channels of that group alone, as
    /// PyTorch's <c>groups</c>. For one channel a group there is <see cref="DepthwiseConvAttribute"/>.
    /// </summary>
    public int Groups { get; set; } = 1;

    /// <summary>
    /// Whether outputs and gradients are sums of the very products of the definition, and not computed by Winograd's minimal filtering.
    /// Then a NaN, an infinity or a huge value reaches what reads it and nothing beside. Not given: as the block or network around it says
    /// (<see cref="NetworkAttribute.Exact"/>), and there false by default.
    /// </summary>
    public bool Exact { get; set; }

    /// <summary>Whether every filter has a bias that is added to its outputs; true by default.</summary>
    public bool Bias { get; set; } = true;

    /// <summary>
    /// The name of a stage further up whose parameters this takes: those of its convolution in the same place, which has the same shape.
    /// The gradients of both uses add up. Write <c>SharedWith = nameof(left)</c>.
    /// </summary>
    public string? SharedWith { get; set; }
}
