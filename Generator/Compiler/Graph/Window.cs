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
    /// <summary>One tap that moves from pixel to pixel.</summary>
    public static Window One { get; } = new(1, 1, 1, 1, 0, 0, 0, 0);

    /// <summary>The same taps and strides without the padding.</summary>
    public Window Unpadded => new(Height, Width, StrideY, StrideX, 0, 0, 0, 0, DilationY, DilationX);

    /// <summary>The same taps, moving from pixel to pixel, without the padding.</summary>
    public Window Unstrided => Unpadded with { StrideY = 1, StrideX = 1 };

    public bool HasPadding => (PadTop | PadLeft | PadBottom | PadRight) != 0;

    public bool IsDilated => DilationY > 1 || DilationX > 1;

    /// <summary>Rows from the first tap to the last, both included.</summary>
    public int Rows => (Height - 1) * DilationY + 1;

    /// <summary>Columns from the first tap to the last, both included.</summary>
    public int Columns => (Width - 1) * DilationX + 1;

    public int Taps => Height * Width;

    /// <summary>Rows of the output over so many rows of input.</summary>
    public int RowsOver(int input) => Outputs(input, Rows, StrideY, PadTop, PadBottom);

    /// <summary>Columns of the output over so many columns of input.</summary>
    public int ColumnsOver(int input) => Outputs(input, Columns, StrideX, PadLeft, PadRight);

    /// <summary>The windows that fit; with <see cref="CeilMode"/> one more that reaches past the end, but begins before it.</summary>
    private int Outputs(int input, int window, int stride, int before, int after)
    {
        long beyond = (long)input + before + after - window;
        long outputs = (CeilMode ? beyond + stride - 1 : beyond) / stride + 1;
        if (CeilMode && (outputs - 1) * stride >= (long)input + before)
            outputs--;
        return (int)Math.Min(outputs, int.MaxValue);
    }
}
