using Unroll.Generator.Graph;

namespace Unroll.Generator.Planning;

/// <summary>
/// Direct convolution with vectors along the row, for few channels and stride 1: a tile of rows x vectors x filters stays in
/// registers; weights are broadcast. Input and output are planar. The end of a row beyond its last pixel is written as zeros.
/// </summary>
/// <param name="Rows">Output rows.</param>
/// <param name="Columns">Output columns.</param>
/// <param name="Filters">Output channels.</param>
/// <param name="Channels">Input channels.</param>
/// <param name="TapRows">Rows of the kernel.</param>
/// <param name="TapColumns">Columns of the kernel.</param>
/// <param name="InputRowStride">Floats from one input row to the next.</param>
/// <param name="InputPlaneStride">Floats from one input channel to the next.</param>
/// <param name="OutputRowStride">Floats from one output row to the next.</param>
/// <param name="OutputPlaneStride">Floats from one output channel to the next.</param>
/// <param name="Bias">Whether sums start at the bias.</param>
/// <param name="Activation">A function applied to the sums in registers.</param>
/// <param name="Pooling">Whether 2x2 max pooling follows in registers.</param>
/// <param name="PooledRowStride">Floats from one pooled row to the next.</param>
/// <param name="PooledPlaneStride">Floats from one pooled channel to the next.</param>
internal sealed record DirectNchwKernel(
    int Rows,
    int Columns,
    int Filters,
    int Channels,
    int TapRows,
    int TapColumns,
    int InputRowStride,
    int InputPlaneStride,
    int OutputRowStride,
    int OutputPlaneStride,
    bool Bias,
    ActivationOperation? Activation,
    Pooling Pooling,
    int PooledRowStride,
    int PooledPlaneStride) : Kernel
{
    public int Taps => TapRows * TapColumns;

    public override string Name => "RowConvolution";

    public override string Summary =>
        $"{Rows}x{Columns} outputs x {Filters} filters, {TapRows}x{TapColumns} kernel, {Channels} channels, all planar, vectors along the row, "
        + "weights [filter][channel][kernel row][kernel column]"
        + (Activation is null ? "" : ", activation in registers") + (Pooling == Pooling.None ? "." : ", 2x2 max pooling in registers.");

    public override string[] Operands => SumOperands.Of(["input", "weights"], Bias, Pooling);
}
