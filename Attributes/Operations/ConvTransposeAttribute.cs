namespace Unroll;

/// <summary>
/// A transposed convolution, also called deconvolution or fractionally strided convolution: height x width x channels to output height x
/// output width x filters (Zeiler et al., "Deconvolutional Networks", 2010; Dumoulin and Visin, "A guide to convolution arithmetic for deep
/// learning", 2016, section 4). Each pixel of the input adds the kernel, times its value, to a window of the output, and the windows lie a
/// stride apart; then each filter's bias is added. It computes what the gradient of a convolution's input is computed by. The output has
/// <c>(input - 1) x stride - padding before - padding after + dilation x (kernel - 1) + 1 + output padding</c> rows, and as many columns by
/// the same formula (PyTorch's ConvTranspose2d). Weights: [kernel height, kernel width, out, in], in the order of Keras: those of the
/// convolution whose gradient it is; with <see cref="Groups"/> [kernel height, kernel width, out / groups, in].
/// </summary>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property, AllowMultiple = true)]
public sealed class ConvTransposeAttribute : OperationAttribute
{
    /// <summary>Adds a transposed convolution.</summary>
    /// <param name="kernelHeight">Rows of the kernel, at least 1.</param>
    /// <param name="kernelWidth">Columns of the kernel, at least 1.</param>
    /// <param name="filters">Output channels, at least 1.</param>
    public ConvTransposeAttribute(int kernelHeight, int kernelWidth, int filters)
    {
        KernelHeight = kernelHeight;
        KernelWidth = kernelWidth;
        Filters = filters;
    }

    /// <summary>Rows of the kernel.</summary>
    public int KernelHeight { get; }

    /// <summary>Columns of the kernel.</summary>
    public int KernelWidth { get; }

    /// <summary>Output channels.</summary>
    public int Filters { get; }

    /// <summary>Pixels of the output from the window of one pixel to that of the next in both directions, at least 1; 1 by
    /// default.</summary>
    public int Stride { get; set; } = 1;

    /// <summary>The stride down the rows. Not given: <see cref="Stride"/>.</summary>
    public int StrideY { get; set; }

    /// <summary>The stride along a row. Not given: <see cref="Stride"/>.</summary>
    public int StrideX { get; set; }

    /// <summary>How much of the border of the output is cut off: <see cref="Padding.Valid"/> (nothing, the default) or
    /// <see cref="Padding.Same"/>, by which the output has input x stride rows and columns, as in Keras.</summary>
    public Padding Padding { get; set; }

    /// <summary>Pixels cut off on all four sides of the output, as PyTorch's <c>padding</c>; 0 by default. It is the padding of the
    /// convolution whose gradient this is.</summary>
    public int PaddingAround { get; set; }

    /// <summary>Rows cut off above. Not given: <see cref="PaddingAround"/>.</summary>
    public int PaddingTop { get; set; }

    /// <summary>Rows cut off below. Not given: <see cref="PaddingAround"/>.</summary>
    public int PaddingBottom { get; set; }

    /// <summary>Columns cut off on the left. Not given: <see cref="PaddingAround"/>.</summary>
    public int PaddingLeft { get; set; }

    /// <summary>Columns cut off on the right. Not given: <see cref="PaddingAround"/>.</summary>
    public int PaddingRight { get; set; }

    /// <summary>Rows more below and columns more on the right, as PyTorch's <c>output_padding</c>; 0 by default, and less than the stride
    /// or the dilation.</summary>
    public int OutputPadding { get; set; }

    /// <summary>The rows more below. Not given: <see cref="OutputPadding"/>.</summary>
    public int OutputPaddingY { get; set; }

    /// <summary>The columns more on the right. Not given: <see cref="OutputPadding"/>.</summary>
    public int OutputPaddingX { get; set; }

    /// <summary>Pixels of the output from one tap of the kernel to the next in both directions, at least 1; 1 by default.</summary>
    public int Dilation { get; set; } = 1;

    /// <summary>The dilation down the rows. Not given: <see cref="Dilation"/>.</summary>
    public int DilationY { get; set; }

    /// <summary>The dilation along a row. Not given: <see cref="Dilation"/>.</summary>
    public int DilationX { get; set; }

    /// <summary>
    /// Groups of channels and filters, a divisor of both; 1 by default. The filters of a group read the channels of that group alone, as
    /// PyTorch's <c>groups</c>.
    /// </summary>
    public int Groups { get; set; } = 1;

    /// <summary>Whether every filter has a bias that is added to its outputs; true by default.</summary>
    public bool Bias { get; set; } = true;

    /// <summary>
    /// The name of a stage further up whose parameters this takes: those of its transposed convolution in the same place, which has the
    /// same shape. Write <c>SharedWith = nameof(left)</c>.
    /// </summary>
    public string? SharedWith { get; set; }
}
