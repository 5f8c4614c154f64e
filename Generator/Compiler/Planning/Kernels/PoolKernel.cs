using Unroll.Generator.Graph;

namespace Unroll.Generator.Planning;

/// <summary>What a pooling computes of each window.</summary>
internal enum PoolFunction
{
    /// <summary>The largest element.</summary>
    Max,

    /// <summary>The mean of the elements inside the input.</summary>
    Average,

    /// <summary>The sum of the elements inside the input divided by the number of those inside the padded input.</summary>
    AverageWithPadding,

    /// <summary>The mean of windows that divide the input into as many parts as the output has.</summary>
    Adaptive,
}

/// <summary>Where a pooling reads and writes; shared by the forward and the backward kernel.</summary>
/// <param name="Function">What is computed of each window.</param>
/// <param name="Window">The window; its padding is resolved while emitting, by treating the windows at a border on their own.</param>
/// <param name="InputRows">Input rows.</param>
/// <param name="InputColumns">Input columns.</param>
/// <param name="Rows">Output rows.</param>
/// <param name="Columns">Output columns.</param>
/// <param name="Blocks">Blocks of 16 channels.</param>
internal sealed record PoolGeometry(
    PoolFunction Function, Window Window, int InputRows, int InputColumns, int Rows, int Columns, int Blocks)
{
    /// <summary>Windows up to this many elements may be straight-line code, and all kinds of them together up to this many.</summary>
    private const int LargestUnrolled = 36, LargestUnrolledTogether = 200;

    /// <summary>The output rows or columns whose windows have the same part inside the input.</summary>
    /// <param name="Start">The first of them.</param>
    /// <param name="Count">How many there are.</param>
    /// <param name="First">The first input row or column of the first window.</param>
    /// <param name="Taps">How many lie inside the input.</param>
    /// <param name="PaddedTaps">How many lie inside the padded input.</param>
    internal readonly record struct Run(int Start, int Count, int First, int Taps, int PaddedTaps);

    public IReadOnlyList<Run> RowRuns => Runs(Rows, InputRows, Window.Height, Window.StrideY, Window.PadTop, Window.PadBottom);

    public IReadOnlyList<Run> ColumnRuns => Runs(Columns, InputColumns, Window.Width, Window.StrideX, Window.PadLeft, Window.PadRight);

    /// <summary>How many kinds of windows there are, of different parts inside the input; each has code of its own.</summary>
    public long Kinds => (long)RowRuns.Count * ColumnRuns.Count;

    /// <summary>
    /// Whether the elements of windows of these runs are straight-line code: where they are few, and either all kinds together have few or the kind is that of
    /// the many windows inside the input.
    /// </summary>
    public bool IsUnrolled(Run row, Run column) => (long)row.Taps * column.Taps <= LargestUnrolled
        && (row.Count > 1 && column.Count > 1 || RowRuns.Sum(run => (long)run.Taps) * ColumnRuns.Sum(run => (long)run.Taps) <= LargestUnrolledTogether);

    /// <summary>The factor of an average over windows of these runs.</summary>
    public float Factor(Run row, Run column) => Function switch
    {
        PoolFunction.Average or PoolFunction.Adaptive => 1f / (row.Taps * column.Taps),
        PoolFunction.AverageWithPadding => 1f / (row.PaddedTaps * column.PaddedTaps),
        _ => 1,
    };

    private List<Run> Runs(int outputs, int inputs, int window, int stride, int before, int after)
    {
        var runs = new List<Run>();
        for (int output = 0; output < outputs;)
        {
            long start = (long)output * stride - before;
            long end = start + window;
            if (Function == PoolFunction.Adaptive)
                (start, end) = ((long)output * inputs / outputs, ((output + 1L) * inputs + outputs - 1) / outputs);
            long first = Math.Max(start, 0);
            int taps = (int)(Math.Min(end, inputs) - first);

            // A whole window follows its neighbor by one stride; one that is cut off, or that adapts, stands alone.
            int count = Function != PoolFunction.Adaptive && taps == window ? (int)Math.Min(outputs - output, (inputs - end) / stride + 1) : 1;
            runs.Add(new Run(output, count, (int)first, taps, (int)(Math.Min(end, (long)inputs + after) - start)));
            output += count;
        }

        return runs;
    }
}

/// <summary>Pooling of a value with padded channels.</summary>
internal sealed record PoolKernel(PoolGeometry Geometry, int InputRowStride, int InputColumnStride, int OutputRowStride, int OutputColumnStride) : Kernel
{
    public override string Name => Geometry.Function == PoolFunction.Max ? "MaxPool" : "AvgPool";

    public override string Summary =>
        $"{Geometry.Window.Height}x{Geometry.Window.Width} pooling of {Geometry.InputRows}x{Geometry.InputColumns} into {Geometry.Rows}x{Geometry.Columns}, {Geometry.Blocks * Layout.Block} channels.";

    public override string[] Operands => ["input", "output"];
}

/// <summary>
/// The gradient of a pooling's input, added to what the target holds. Of a window's equal largest elements the first in
/// row-major order takes the gradient, as in PyTorch.
/// </summary>
/// <param name="Geometry">The pooling.</param>
/// <param name="Activation">An activation that came before the pooling and whose gradient is taken in the same pass.</param>
/// <param name="InputRowStride">Floats from one row of the pooled input to the next.</param>
/// <param name="InputColumnStride">Floats from one pixel of the pooled input to the next.</param>
/// <param name="OutputRowStride">Floats from one row of the output to the next.</param>
/// <param name="OutputColumnStride">Floats from one pixel of the output to the next.</param>
/// <param name="OutputGradientRowStride">Floats from one row of the output's gradient to the next.</param>
/// <param name="OutputGradientColumnStride">Floats from one pixel of the output's gradient to the next.</param>
/// <param name="TargetRowStride">Floats from one row of the input's gradient to the next.</param>
/// <param name="TargetColumnStride">Floats from one pixel of the input's gradient to the next.</param>
/// <param name="Accumulate">Whether the gradient is added to the target; else it is written, for windows that tile the input.</param>
internal sealed record PoolGradientKernel(
    PoolGeometry Geometry,
    ActivationOperation? Activation,
    int InputRowStride,
    int InputColumnStride,
    int OutputRowStride,
    int OutputColumnStride,
    int OutputGradientRowStride,
    int OutputGradientColumnStride,
    int TargetRowStride,
    int TargetColumnStride,
    bool Accumulate) : Kernel
{
    public override string Name => Geometry.Function == PoolFunction.Max ? "MaxPoolGradient" : "AvgPoolGradient";

    public override string Summary =>
        $"The gradient of {Geometry.Window.Height}x{Geometry.Window.Width} pooling of {Geometry.InputRows}x{Geometry.InputColumns}, {Geometry.Blocks * Layout.Block} channels"
        + (Activation is null ? "." : ", and of the activation before it.");

    public override string[] Operands => Geometry.Function == PoolFunction.Max
        ? ["input", "output", "outputGradient", "target"]
        : ["outputGradient", "target"];
}

/// <summary>The gradient of 2x2 max pooling and of the activation before it, all planar, vectors along the row.</summary>
/// <param name="Rows">Pooled rows.</param>
/// <param name="Columns">Pooled columns.</param>
/// <param name="Channels">Channels.</param>
/// <param name="Activation">The activation before the pooling.</param>
/// <param name="Input">Strides of the value before pooling: plane, row.</param>
/// <param name="Output">Strides of the pooled value.</param>
/// <param name="OutputGradient">Strides of its gradient.</param>
/// <param name="Target">Strides of the gradient that is written.</param>
internal sealed record NchwPoolGradientKernel(
    int Rows, int Columns, int Channels, ActivationOperation? Activation, Strides Input, Strides Output, Strides OutputGradient, Strides Target) : Kernel
{
    public override string Name => "RowMaxPoolGradient";

    public override string Summary => $"The gradient of planar 2x2 max pooling into {Rows}x{Columns}x{Channels}{(Activation is null ? "." : ", and of the activation before it.")}";

    public override string[] Operands => ["input", "output", "outputGradient", "target"];
}
