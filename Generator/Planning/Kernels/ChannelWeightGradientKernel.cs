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
/// <param name="InputRowStep">Floats in the input from one output row to the next.</param>
/// <param name="InputColumnStep">Floats in the input from one output column to the next.</param>
/// <param name="TapRowStep">Floats in the input from one row of the kernel to the next.</param>
/// <param name="TapColumnStep">Floats in the input from one column of the kernel to the next.</param>
/// <param name="ChannelStep">Floats in the input from one channel to the next.</param>
/// <param name="InputSampleStep">Floats in the input from one sample to the next.</param>
/// <param name="GradientRowStep">Floats from one row of the output gradient to the next.</param>
/// <param name="GradientColumnStep">Floats from one pixel of the output gradient to the next.</param>
/// <param name="GradientSampleStep">Floats in the output gradient from one sample to the next.</param>
/// <param name="Groups">The groups of channels and filters; null for one.</param>
internal sealed record ChannelWeightGradientKernel(
    int Rows,
    int Columns,
    int Filters,
    int Channels,
    int TapRows,
    int TapColumns,
    int InputRowStep,
    int InputColumnStep,
    int TapRowStep,
    int TapColumnStep,
    int ChannelStep,
    int InputSampleStep,
    int GradientRowStep,
    int GradientColumnStep,
    int GradientSampleStep,
    Grouping? Groups = null) : Kernel
{
    public int Blocks => Layout.RoundUp(Filters) / Layout.Block;

    /// <summary>What it costs to bring an input to the lanes of a vector of filters.</summary>
    public LaneCosts InputCosts { get; } = LaneCosts.Of(Groups, ChannelStep);

    public override string Name => "WeightGradient";

    public override string Summary =>
        $"Adds the gradient of {TapRows}x{TapColumns}x{Channels}x{Filters} weights over {Rows}x{Columns} pixels of each sample.";

    public override string[] Operands => ["input", "outputGradient", "weightGradient"];

    public override Calls Calls => Calls.PerMicroBatch;
}
