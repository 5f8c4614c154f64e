using Unroll.Generator.Graph;

namespace Unroll.Generator.Planning;

/// <summary>A value that a kernel reads through a window: the taps lie a dilation apart, and the window moves by its stride.</summary>
/// <param name="Strides">The strides of the value itself.</param>
/// <param name="Window">The window. Its padding lies in the value, as a border of zeros.</param>
internal readonly record struct WindowedInput(Strides Strides, Window Window)
{
    /// <summary>A value under a window, whose padding the value holds already.</summary>
    public static WindowedInput Of(Strides strides, Window window) => new(strides, window.Unpadded);

    /// <summary>From the input under one output to that under the next, down the rows and along them.</summary>
    public Strides PerOutput => Strides with { Row = Strides.Row * Window.StrideY, Pixel = Strides.Pixel * Window.StrideX };

    /// <summary>From the input under one tap to that under the next, down the rows and along them.</summary>
    public Strides PerTap => Strides with { Row = Strides.Row * Window.DilationY, Pixel = Strides.Pixel * Window.DilationX };

    /// <summary>Rows of taps.</summary>
    public int TapRows => Window.Height;

    /// <summary>Taps of a row.</summary>
    public int TapColumns => Window.Width;

    /// <summary>All taps.</summary>
    public int Taps => Window.Taps;

    /// <summary>The rows of inputs under some output rows, each with the outputs that it serves and by which row of taps.</summary>
    /// <param name="outputs">Output rows.</param>
    /// <param name="taps">Rows of taps.</param>
    public IEnumerable<IGrouping<int, (int Output, int Tap)>> RowsUnder(int outputs, int taps) =>
        Shared(outputs, Window.StrideY, taps, Window.DilationY);

    /// <summary>The inputs of a row under some outputs of a row, each with the outputs that it serves and by which tap.</summary>
    /// <param name="outputs">Outputs of a row.</param>
    /// <param name="taps">Taps of a row.</param>
    public IEnumerable<IGrouping<int, (int Output, int Tap)>> ColumnsUnder(int outputs, int taps) =>
        Shared(outputs, Window.StrideX, taps, Window.DilationX);

    /// <summary>Whether neighboring outputs of a row read the same inputs, each by another tap.</summary>
    public bool SharesInputs => Window.Width > 1 && Window.StrideX == Window.DilationX;

    private static IEnumerable<IGrouping<int, (int Output, int Tap)>> Shared(int outputs, int stride, int taps, int dilation) =>
        from output in Enumerable.Range(0, outputs)
        from tap in Enumerable.Range(0, taps)
        group (output, tap) by output * stride + tap * dilation into input
        orderby input.Key
        select input;
}
