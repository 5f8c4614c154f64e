using Unroll.Generator.Graph;

namespace Unroll.Generator.Planning;

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
    /// Whether the elements of windows of these runs are straight-line code: where they are few, and either all kinds together have few or
    /// the kind is that of the many windows inside the input.
    /// </summary>
    public bool IsUnrolled(Run row, Run column) => (long)row.Taps * column.Taps <= LargestUnrolled
        && (row.Count > 1 && column.Count > 1
            || RowRuns.Sum(run => (long)run.Taps) * ColumnRuns.Sum(run => (long)run.Taps) <= LargestUnrolledTogether);

    /// <summary>The factor of an average over windows of these runs.</summary>
    public float Factor(Run row, Run column) => Function switch
    {
        PoolFunction.Average or PoolFunction.Adaptive => 1f / ((float)row.Taps * column.Taps),
        PoolFunction.AverageWithPadding => 1f / ((float)row.PaddedTaps * column.PaddedTaps),
        _ => 1,
    };

    /// <summary>Rows and columns of a window; 0 where each window has its own.</summary>
    public (int Rows, int Columns) Taps => Function == PoolFunction.Adaptive ? (0, 0) : (Window.Height, Window.Width);

    /// <summary>The pooling in words.</summary>
    public string Text => $"{Window.Height}x{Window.Width} pooling of {InputRows}x{InputColumns}";

    /// <summary>The operands of the gradient: only that of a maximum looks at the values again.</summary>
    public string[] GradientOperands =>
        Function == PoolFunction.Max ? ["input", "output", "outputGradient", "target"] : ["outputGradient", "target"];

    /// <summary>The places of these operands.</summary>
    public Operand[] GradientPlaces(Value input, Value output, Value gradient, Value target) =>
        Function == PoolFunction.Max ? [input.First, output.First, gradient.First, target.First] : [gradient.First, target.First];

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
            int count = Function != PoolFunction.Adaptive && taps == window
                ? (int)Math.Min(outputs - output, (inputs - end) / stride + 1)
                : 1;
            runs.Add(new Run(output, count, (int)first, taps, (int)(Math.Min(end, (long)inputs + after) - start)));
            output += count;
        }

        return runs;
    }
}
