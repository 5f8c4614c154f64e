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
/// <param name="Input">The input under the taps.</param>
/// <param name="Gradient">Strides of the output gradient.</param>
/// <param name="Groups">The groups of channels and filters; null for one.</param>
internal sealed record NhwcWeightGradientKernel(
    int Rows, int Columns, int Filters, int Channels, WindowedInput Input, Strides Gradient, Grouping? Groups = null)
        : Kernel, IScheduled<NhwcWeightGradientSchedule>
{
    public NhwcWeightGradientSchedule ScheduleFor(RegisterFile registers) => new(this, registers);

    public int Blocks => Layout.RoundUp(Filters) / Layout.Block;

    /// <summary>What it costs to bring an input to the lanes of a vector of filters.</summary>
    public LaneCosts InputCosts { get; } = LaneCosts.Of(Groups, Input.Strides.Channel);

    public override string Name =>
        Rows * Columns * Input.TapRows * Input.TapColumns == 1 ? "DenseWeightGradient" : "ConvolutionWeightGradient";

    public override string Summary =>
        $"Adds the gradient of {Input.TapRows}x{Input.TapColumns}x{Channels}x{Filters} weights "
        + $"over {Rows}x{Columns} pixels of each sample.";

    public override string[] Operands => ["input", "outputGradient", "weightGradient"];

    public override Granularity Granularity => Granularity.MicroBatch;
}
