namespace Unroll.Generator.Planning;

/// <summary>
/// The gradient of a convolution's weights where input and output are planar: vectors run along the row, the sums of one
/// kernel row and some filters stay in registers over the pixels of a sample, whose values stay in the first-level cache meanwhile, and
/// the lanes of all sums are added at the end.
/// </summary>
/// <param name="Rows">Rows of the output gradient.</param>
/// <param name="Columns">Columns of the output gradient.</param>
/// <param name="Filters">Filters.</param>
/// <param name="Channels">Input channels.</param>
/// <param name="Input">The input under the taps.</param>
/// <param name="Gradient">Strides of the output gradient.</param>
internal sealed record NchwWeightGradientKernel(int Rows, int Columns, int Filters, int Channels, WindowedInput Input, Strides Gradient)
    : Kernel, IScheduled<NchwWeightGradientSchedule>
{
    public NchwWeightGradientSchedule ScheduleFor(RegisterFile registers) => new(this, registers);

    public override string Name => "NchwConvolutionWeightGradient";

    public override string Summary =>
        $"Adds the gradient of {Input.TapRows}x{Input.TapColumns}x{Channels}x{Filters} weights "
        + $"over {Rows}x{Columns} planar pixels of each sample.";

    public override string[] Operands => ["input", "outputGradient", "scratch", "weightGradient"];

    public int Weights => Input.Taps * Channels * Filters;

    /// <summary>A vector for the sum of each weight, until its lanes are added at the end.</summary>
    public int ScratchLength => Weights * Layout.Block;

    public override Granularity Granularity => Granularity.MicroBatch;
}
