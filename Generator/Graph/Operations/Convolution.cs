namespace Unroll.Generator.Graph;

/// <summary>The window of a convolution or a pooling: extents, strides and the zeros around its input, all resolved.</summary>
/// <param name="Height">Rows, or taps down the rows.</param>
/// <param name="Width">Columns, or taps along a row.</param>
/// <param name="StrideY">The step down the rows.</param>
/// <param name="StrideX">The step along a row.</param>
/// <param name="PadTop">Rows of zeros above.</param>
/// <param name="PadLeft">Columns of zeros on the left.</param>
/// <param name="PadBottom">Rows of zeros below.</param>
/// <param name="PadRight">Columns of zeros on the right.</param>
/// <param name="DilationY">Rows from one tap to the next.</param>
/// <param name="DilationX">Columns from one tap to the next.</param>
/// <param name="CeilMode">Whether the last windows may reach past the padded input.</param>
internal sealed record Window(
    int Height,
    int Width,
    int StrideY,
    int StrideX,
    int PadTop,
    int PadLeft,
    int PadBottom,
    int PadRight,
    int DilationY = 1,
    int DilationX = 1,
    bool CeilMode = false)
{
    public bool HasPadding => (PadTop | PadLeft | PadBottom | PadRight) != 0;

    public bool IsDilated => DilationY > 1 || DilationX > 1;

    /// <summary>Rows from the first tap to the last, both included.</summary>
    public int Rows => (Height - 1) * DilationY + 1;

    /// <summary>Columns from the first tap to the last, both included.</summary>
    public int Columns => (Width - 1) * DilationX + 1;

    public int Taps => Height * Width;
}

/// <summary>
/// Two-dimensional cross-correlation, as every framework's "convolution"; weights [kernel height, kernel width, in / groups, out].
/// </summary>
/// <param name="Window">The kernel's extents, strides, paddings and dilations.</param>
/// <param name="InputChannels">Channels of the input.</param>
/// <param name="Filters">Channels of the output.</param>
/// <param name="Bias">Whether a bias is added.</param>
/// <param name="Groups">The groups of channels and filters.</param>
/// <param name="Exact">Whether only algorithms may be used that sum the products of the definition.</param>
internal sealed record ConvolutionOperation(Window Window, int InputChannels, int Filters, bool Bias, int Groups = 1, bool Exact = false) : Operation
{
    /// <summary>Input channels of a group.</summary>
    public int GroupChannels => InputChannels / Groups;

    /// <summary>Its weights, without biases.</summary>
    public double Weights => (double)Window.Taps * GroupChannels * Filters;

    public override long MultiplyAdds(Shape output) => (long)output.Length * Window.Taps * GroupChannels;
}

/// <summary>A convolution of every channel with one filter of its own; weights [kernel height, kernel width, channels].</summary>
internal sealed record DepthwiseConvolutionOperation(Window Window, int Channels, bool Bias) : Operation
{
    public override long MultiplyAdds(Shape output) => (long)output.Length * Window.Taps;
}

/// <summary>output = input x weights + bias; weights [in, out]. A spatial input is read in canonical order (row, column, channel).</summary>
internal sealed record DenseOperation(int InputLength, int Units, bool Bias) : Operation
{
    public override long MultiplyAdds(Shape output) => (long)InputLength * Units;
}

/// <summary>The largest value of every window; padding never wins. Of equal values the first in row-major order takes the gradient.</summary>
internal sealed record MaxPoolOperation(Window Window) : Operation;

/// <summary>The mean of every window.</summary>
/// <param name="Window">The window.</param>
/// <param name="CountPadding">Whether the zeros of the padding count in the divisor (PyTorch's default) or not (Keras).</param>
internal sealed record AvgPoolOperation(Window Window, bool CountPadding) : Operation;

/// <summary>The mean of windows that divide the input into so many rows and columns.</summary>
internal sealed record AdaptiveAvgPoolOperation(int Rows, int Columns) : Operation;

/// <summary>The mean of every channel over all pixels; the value is a vector of the channels.</summary>
internal sealed record GlobalAvgPoolOperation : Operation;
