namespace Unroll.Generator.Planning;

/// <summary>The gradient of the weights of a depthwise convolution: the sums of the taps of some channels stay in registers.</summary>
/// <param name="Rows">Rows of the output gradient.</param>
/// <param name="Columns">Columns of the output gradient.</param>
/// <param name="Channels">Channels.</param>
/// <param name="Input">The input under the taps.</param>
/// <param name="Gradient">Strides of the output gradient.</param>
internal sealed record DepthwiseWeightGradientKernel(int Rows, int Columns, int Channels, WindowedInput Input, Strides Gradient)
    : Kernel, IScheduled<DepthwiseWeightGradientSchedule>
{
    public DepthwiseWeightGradientSchedule ScheduleFor(RegisterFile registers) => DepthwiseWeightGradientSchedule.Of(this, registers);

    public override string Name => "DepthwiseConvolutionWeightGradient";

    public override string Summary =>
        $"Adds the gradient of {Input.TapRows}x{Input.TapColumns}x{Channels} depthwise weights "
        + $"over {Rows}x{Columns} pixels of each sample.";

    public override string[] Operands => ["input", "outputGradient", "weightGradient"];

    public override Granularity Granularity => Granularity.MicroBatch;
}
