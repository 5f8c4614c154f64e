using Unroll.Generator.Graph;
using Unroll.Generator.Graph.Operations;

namespace Unroll.Generator.Planning;

/// <summary>
/// A transposed convolution as one convolution of stride 1 for each phase of its output (Dumoulin and Visin, "A guide to convolution
/// arithmetic for deep learning", 2016, section 4, without the zeros between the pixels that it speaks of). A stride of 1 has one phase.
/// </summary>
internal sealed class TransposedPhases
{
    /// <summary>The most calls that a transposed convolution is taken apart into.</summary>
    private const int Most = 64;

    private readonly TransposedConvolutionOperation operation;
    private readonly TransposedAxis y, x;
    private readonly TransposedPhase[] rows, columns;

    private TransposedPhases(
        TransposedConvolutionOperation operation, TransposedAxis y, TransposedAxis x, TransposedPhase[] rows, TransposedPhase[] columns)
    {
        (this.operation, this.y, this.x, this.rows, this.columns) = (operation, y, x, rows, columns);
        (int top, int bottom) = y.Halo(rows);
        (int left, int right) = x.Halo(columns);
        Halo = new(top, left, bottom, right);
    }

    /// <summary>The zeros that they read around the input.</summary>
    public Halo Halo { get; }

    /// <summary>The order of the weights; in that of a stride of 1 all taps stand together.</summary>
    public KernelSteps? Steps =>
        y.TapStep * x.TapStep == 1 ? null : new(operation.Window.Height, operation.Window.Width, y.TapStep, x.TapStep);

    /// <summary>The phases; null where there are too many, or some that no tap reaches.</summary>
    public static TransposedPhases? Of(TransposedConvolutionOperation operation, Shape input, Shape output)
    {
        TransposedAxis y = TransposedAxis.Rows(operation.Window, input, output);
        TransposedAxis x = TransposedAxis.Columns(operation.Window, input, output);
        return y.Phases(Most) is { } rows && x.Phases(Most / rows.Length) is { } columns ? new(operation, y, x, rows, columns) : null;
    }

    /// <summary>The kernel of each phase, and where it reads and writes.</summary>
    /// <param name="input">The order of the input, with its halo.</param>
    /// <param name="epilogue">What becomes of the sums, its strides those of the whole output.</param>
    public IEnumerable<(DirectNhwcKernel Kernel, int Input, int Weights, int Output)> Kernels(Layout input, Epilogue epilogue)
    {
        Strides all = epilogue.Output;
        Strides output = all with { Row = all.Row * operation.Window.StrideY, Pixel = all.Pixel * operation.Window.StrideX };
        foreach (TransposedPhase row in rows)
        {
            foreach (TransposedPhase column in columns)
            {
                var window = new Window(
                    row.Taps, column.Taps, 1, 1, 0, 0, 0, 0, row.Taps == 1 ? 1 : y.Distance, column.Taps == 1 ? 1 : x.Distance);
                yield return (
                    TransposedConvolutionKernels.Direct(
                        operation, row.Count, column.Count, WindowedInput.Of(Strides.Of(input), window),
                        epilogue with { Output = output }),
                    row.Input * input.RowStride + column.Input * input.PixelStride,
                    TapsBefore(row, column) * Layout.RoundUp(operation.Filters) * (operation.InputChannels / operation.Groups),
                    row.First * all.Row + column.First * all.Pixel);
            }
        }
    }

    /// <summary>The taps of the phases whose weights stand before those of one.</summary>
    private int TapsBefore(TransposedPhase row, TransposedPhase column)
    {
        (TransposedAxis down, TransposedAxis along) = (y, x);
        return Enumerable.Range(0, row.FirstTap).Sum(down.TapsFrom) * operation.Window.Width
            + Enumerable.Range(0, column.FirstTap).Sum(along.TapsFrom) * row.Taps;
    }
}
