namespace Unroll.Generator.Planning;

/// <summary>
/// The gradient of a convolution's or dense layer's weights, vectors along the filters: for a group of taps and channels the
/// sums over all pixels and samples of a micro-batch stay in registers, then are added to the flat gradients in canonical
/// order [kernel row][kernel column][channel][filter].
/// </summary>
/// <param name="Rows">Rows of the output gradient.</param>
/// <param name="Columns">Columns of the output gradient.</param>
/// <param name="Filters">Filters of all groups, without padding.</param>
/// <param name="Channels">Input channels, of a group.</param>
/// <param name="TapRows">Rows of the kernel.</param>
/// <param name="TapColumns">Columns of the kernel.</param>
/// <param name="InputRowStride">Floats in the input from one output row to the next.</param>
/// <param name="InputColumnStride">Floats in the input from one output column to the next.</param>
/// <param name="TapRowStride">Floats in the input from one row of the kernel to the next.</param>
/// <param name="TapColumnStride">Floats in the input from one column of the kernel to the next.</param>
/// <param name="ChannelStride">Floats in the input from one channel to the next.</param>
/// <param name="InputSampleStride">Floats in the input from one sample to the next.</param>
/// <param name="GradientRowStride">Floats from one row of the output gradient to the next.</param>
/// <param name="GradientColumnStride">Floats from one pixel of the output gradient to the next.</param>
/// <param name="GradientSampleStride">Floats in the output gradient from one sample to the next.</param>
/// <param name="Groups">The groups of channels and filters; null for one.</param>
internal sealed record NhwcWeightGradientKernel(
    int Rows,
    int Columns,
    int Filters,
    int Channels,
    int TapRows,
    int TapColumns,
    int InputRowStride,
    int InputColumnStride,
    int TapRowStride,
    int TapColumnStride,
    int ChannelStride,
    int InputSampleStride,
    int GradientRowStride,
    int GradientColumnStride,
    int GradientSampleStride,
    Grouping? Groups = null) : Kernel
{
    public int Blocks => Layout.RoundUp(Filters) / Layout.Block;

    /// <summary>What it costs to bring an input to the lanes of a vector of filters.</summary>
    public LaneCosts InputCosts { get; } = LaneCosts.Of(Groups, ChannelStride);

    public override string Name => "WeightGradient";

    public override string Summary =>
        $"Adds the gradient of {TapRows}x{TapColumns}x{Channels}x{Filters} weights over {Rows}x{Columns} pixels of each sample.";

    public override string[] Operands => ["input", "outputGradient", "weightGradient"];

    public override Granularity Granularity => Granularity.MicroBatch;
}
