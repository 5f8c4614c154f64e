using Unroll.Generator.Graph;

namespace Unroll.Generator.Planning;

/// <summary>Where the window of a convolution lies in the values around it.</summary>
internal readonly record struct WindowGeometry(Window Window)
{
    /// <summary>The zeros that are read around the input.</summary>
    public Halo Halo(Shape input, Shape output) => new(
        Window.PadTop,
        Window.PadLeft,
        Math.Max(0, (output.Height - 1) * Window.StrideY + Window.Rows - Window.PadTop - input.Height),
        Math.Max(0, (output.Width - 1) * Window.StrideX + Window.Columns - Window.PadLeft - input.Width));

    /// <summary>The first element under the window at the first output pixel.</summary>
    public Operand Corner(Value input) =>
        input.First.Plus(-Window.PadTop * input.Layout.RowStride - Window.PadLeft * input.Layout.PixelStride);

    /// <summary>The zeros that an input gradient reads around the gradient of the output, spread by the strides.</summary>
    public Halo GradientHalo(Shape input, Shape output) => new(
        Math.Max(0, Window.Rows - 1 - Window.PadTop),
        Math.Max(0, Window.Columns - 1 - Window.PadLeft),
        Math.Max(0, input.Height + Window.PadTop - ((output.Height - 1) * Window.StrideY + 1)),
        Math.Max(0, input.Width + Window.PadLeft - ((output.Width - 1) * Window.StrideX + 1)));

    /// <summary>The order of a gradient of padded channels with the zeros around and between its elements.</summary>
    public Layout Spread(Shape output, Shape input) =>
        Layout.Create(LayoutKind.NhwcPadded, output, GradientHalo(input, output), Window.StrideY, Window.StrideX, conflictFree: true);

    /// <summary>The element of the spread gradient under the first tap at the first pixel of the input.</summary>
    public Operand GradientCorner(Value sums) => sums.First.Plus(
        -(Window.Rows - 1 - Window.PadTop) * sums.Layout.Pitch.Row - (Window.Columns - 1 - Window.PadLeft) * sums.Layout.Pitch.Pixel);

    /// <summary>
    /// The spread gradient under the rotated taps, which move from pixel to pixel whatever the stride of the convolution is.
    /// </summary>
    public WindowedInput GradientInput(Layout sums) => WindowedInput.Of(sums.Pitch, Window.Unstrided);
}
