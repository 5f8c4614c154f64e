namespace Unroll.Generator.Planning;

/// <summary>The gradient of the bias: the output gradient summed over the pixels and samples of a micro-batch, channel by channel.</summary>
/// <param name="Kind">How the output gradient lies: padded channels or planar.</param>
/// <param name="Rows">Rows of the output gradient.</param>
/// <param name="Columns">Columns of the output gradient.</param>
/// <param name="Channels">Its channels.</param>
/// <param name="RowStride">Floats from one row to the next.</param>
/// <param name="ColumnStride">Floats from one pixel to the next, for padded channels.</param>
/// <param name="PlaneStride">Floats from one channel to the next, for planar ones.</param>
/// <param name="SampleStride">Floats from one sample to the next.</param>
internal sealed record BiasGradientKernel(
    LayoutKind Kind, int Rows, int Columns, int Channels, int RowStride, int ColumnStride, int PlaneStride, int SampleStride) : Kernel
{
    public override string Name => "BiasGradient";

    public override string Summary => $"Adds the gradient of {Channels} biases over {Rows}x{Columns} pixels of each sample.";

    public override string[] Operands => ["outputGradient", "biasGradient"];

    public override Granularity Granularity => Granularity.MicroBatch;
}
