namespace Unroll;

/// <summary>
/// A convolution of every channel with filters of its own: height x width x channels to output height x output width x (channels x
/// multiplier). The outputs of a channel follow each other, as in PyTorch (groups = channels) and Keras. Weights: [kernel height, kernel
/// width, channels, multiplier].
/// </summary>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property, AllowMultiple = true)]
public sealed class DepthwiseConvAttribute : WindowAttribute
{
    /// <summary>Adds a depthwise convolution.</summary>
    /// <param name="kernelHeight">Rows of the kernel, at least 1.</param>
    /// <param name="kernelWidth">Columns of the kernel, at least 1.</param>
    public DepthwiseConvAttribute(int kernelHeight, int kernelWidth)
    {
        KernelHeight = kernelHeight;
        KernelWidth = kernelWidth;
        Stride = 1;
    }

    /// <summary>Rows of the kernel.</summary>
    public int KernelHeight { get; }

    /// <summary>Columns of the kernel.</summary>
    public int KernelWidth { get; }

    /// <summary>Filters of each channel, at least 1; 1 by default.</summary>
    public int Multiplier { get; set; } = 1;

    /// <summary>Pixels of the input from one tap of the kernel to the next in both directions, at least 1; 1 by default.</summary>
    public int Dilation { get; set; } = 1;

    /// <summary>The dilation down the rows. Not given: <see cref="Dilation"/>.</summary>
    public int DilationY { get; set; }

    /// <summary>The dilation along a row. Not given: <see cref="Dilation"/>.</summary>
    public int DilationX { get; set; }

    /// <summary>Whether every filter has a bias that is added to its outputs; true by default.</summary>
    public bool Bias { get; set; } = true;

    /// <summary>
    /// The name of a stage further up whose parameters this takes: those of its depthwise convolution in the same place. Write
    /// <c>SharedWith = nameof(left)</c>.
    /// </summary>
    public string? SharedWith { get; set; }
}
