namespace Unroll.Generator.Planning;

/// <summary>
/// The data gradient of a convolution by columns: what each output pixel contributes to the inputs under its kernel, a matrix product over
/// the filters, is added to them where they lie. The inputs under a row of the kernel lie side by side (kernel column, channel), so that
/// vectors are full even for few channels, and nothing is multiplied by the zeros of a border or of a stride.
/// The neighbors of a column of pixels share sums in registers.
/// </summary>
/// <param name="Rows">Output rows.</param>
/// <param name="Columns">Output columns.</param>
/// <param name="Filters">Filters.</param>
/// <param name="TapRows">Rows of the kernel.</param>
/// <param name="RunLength">Floats under a row of the kernel: kernel columns x channels.</param>
/// <param name="StrideY">Rows of the input from one output row to the next.</param>
/// <param name="GradientRowStride">Floats from one row of the output gradient to the next.</param>
/// <param name="GradientColumnStride">Floats from one pixel of the output gradient to the next.</param>
/// <param name="GradientChannelStride">Floats from one channel of the output gradient to the next.</param>
/// <param name="TargetRowStride">Floats from one row of the input's gradient to the next.</param>
/// <param name="TargetColumnStride">Floats in the input's gradient from one output pixel to the next.</param>
internal sealed record Col2ImKernel(
    int Rows,
    int Columns,
    int Filters,
    int TapRows,
    int RunLength,
    int StrideY,
    int GradientRowStride,
    int GradientColumnStride,
    int GradientChannelStride,
    int TargetRowStride,
    int TargetColumnStride) : Kernel
{
    /// <summary>Blocks of 16 floats under a row of the kernel.</summary>
    public int Blocks => Layout.RoundUp(RunLength) / Layout.Block;

    public override string Name => "Col2ImGradient";

    public override string Summary =>
        $"Adds the gradient of {Rows}x{Columns} pixels x {Filters} filters to the inputs under them, {TapRows} rows of {RunLength} floats each, "
        + "packed weights [kernel row][block][filter][16].";

    public override string[] Operands => ["outputGradient", "weights", "target"];
}
