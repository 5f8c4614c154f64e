namespace Unroll.Generator.Graph;

/// <summary>The window of a convolution or a pooling: extents, strides and the zeros around its input, all resolved.</summary>
internal sealed record Window(
    int Height, int Width, int StrideY, int StrideX, int PadTop, int PadLeft, int PadBottom, int PadRight)
{
    public bool HasPadding => (PadTop | PadLeft | PadBottom | PadRight) != 0;
}

/// <summary>Two-dimensional cross-correlation, as every framework's "convolution"; weights [kernel height, kernel width, in, out].</summary>
internal sealed record ConvolutionOperation(Window Window, int InputChannels, int Filters, bool Bias) : Operation
{
    /// <summary>The weights, without biases.</summary>
    public double Weights => (double)Window.Height * Window.Width * InputChannels * Filters;

    public override long MultiplyAdds(Shape output) => (long)output.Length * Window.Height * Window.Width * InputChannels;
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

/// <summary>The mean of every channel over all pixels; the value is a vector of the channels.</summary>
internal sealed record GlobalAvgPoolOperation : Operation;
