using Unroll.Generator.Graph;

namespace Unroll.Generator.Planning;

/// <summary>
/// A convolution of every channel with a filter of its own, vectors along the channels: some output pixels of a row at a time. The data gradient is the
/// same with turned weights over the spread gradient.
/// </summary>
/// <param name="Rows">Output rows.</param>
/// <param name="Columns">Output columns.</param>
/// <param name="Blocks">Blocks of 16 channels.</param>
/// <param name="TapRows">Rows of the kernel.</param>
/// <param name="TapColumns">Columns of the kernel.</param>
/// <param name="InputRowStride">Floats in the input from one output row to the next.</param>
/// <param name="InputColumnStride">Floats in the input from one output column to the next.</param>
/// <param name="TapRowStride">Floats in the input from one row of the kernel to the next.</param>
/// <param name="TapColumnStride">Floats in the input from one column of the kernel to the next.</param>
/// <param name="OutputRowStride">Floats from one output row to the next.</param>
/// <param name="OutputColumnStride">Floats from one output pixel to the next.</param>
/// <param name="Bias">Whether sums start at the bias.</param>
/// <param name="Activation">A function applied to the sums in registers.</param>
/// <param name="Accumulate">Whether sums start at what the output holds.</param>
internal sealed record DepthwiseKernel(
    int Rows,
    int Columns,
    int Blocks,
    int TapRows,
    int TapColumns,
    int InputRowStride,
    int InputColumnStride,
    int TapRowStride,
    int TapColumnStride,
    int OutputRowStride,
    int OutputColumnStride,
    bool Bias,
    ActivationOperation? Activation,
    bool Accumulate) : Kernel
{
    public int Width => Blocks * Layout.Block;

    /// <summary>Output pixels whose sums are under way together: enough to hide the latency of a multiply-add, and few for small register files.</summary>
    public int PixelsAtOnce => Math.Min(Columns, 7);

    public override string Name => "Depthwise";

    public override string Summary =>
        $"{Rows}x{Columns} outputs, {TapRows}x{TapColumns} kernel, {Width} channels each by itself, packed weights [tap][{Width}]"
        + (Activation is null ? "." : ", activation in registers.");

    public override string[] Operands => SumOperands.Of(["input", "weights"], Bias, Pooling.None);
}

/// <summary>The gradient of the weights of a depthwise convolution: the sums of the taps of some channels stay in registers.</summary>
/// <param name="Rows">Rows of the output gradient.</param>
/// <param name="Columns">Columns of the output gradient.</param>
/// <param name="Channels">Channels.</param>
/// <param name="TapRows">Rows of the kernel.</param>
/// <param name="TapColumns">Columns of the kernel.</param>
/// <param name="InputRowStride">Floats in the input from one output row to the next.</param>
/// <param name="InputColumnStride">Floats in the input from one output column to the next.</param>
/// <param name="TapRowStride">Floats in the input from one row of the kernel to the next.</param>
/// <param name="TapColumnStride">Floats in the input from one column of the kernel to the next.</param>
/// <param name="InputSampleStride">Floats in the input from one sample to the next.</param>
/// <param name="Gradient">Strides of the output gradient.</param>
internal sealed record DepthwiseWeightGradientKernel(
    int Rows,
    int Columns,
    int Channels,
    int TapRows,
    int TapColumns,
    int InputRowStride,
    int InputColumnStride,
    int TapRowStride,
    int TapColumnStride,
    int InputSampleStride,
    PixelStrides Gradient) : Kernel
{
    /// <summary>Columns of the kernel whose sums are kept together.</summary>
    public const int MostColumns = 9;

    public override string Name => "DepthwiseWeightGradient";

    public override string Summary => $"Adds the gradient of {TapRows}x{TapColumns}x{Channels} depthwise weights over {Rows}x{Columns} pixels of each sample.";

    public override string[] Operands => ["input", "outputGradient", "weightGradient"];

    public override Granularity Granularity => Granularity.MicroBatch;
}
