namespace Unroll.Generator.Planning;

/// <summary>
/// The gradients of the factors, dy x summed over the pixels, and of the terms, dy summed. Learned ones sum over the samples of a
/// micro-batch.
/// </summary>
/// <param name="Geometry">The value.</param>
/// <param name="Input">The strides of x.</param>
/// <param name="Gradient">The strides of dy.</param>
/// <param name="Shifts">Whether there are terms.</param>
/// <param name="IsLearned">Whether factors and terms are those of all samples; else each sample has its own.</param>
/// <param name="Accumulate">Whether the sums are added to what is there.</param>
internal sealed record ChannelScaleGradientKernel(
    ChannelGeometry Geometry, Strides Input, Strides Gradient, bool Shifts, bool IsLearned, bool Accumulate)
    : Kernel, IScheduled<ChannelScaleGradientSchedule>
{
    public ChannelScaleGradientSchedule ScheduleFor(RegisterFile registers) => ChannelScaleGradientSchedule.Of(Geometry, registers);

    public override string Name => "ChannelScaleGradient";

    public override string Summary =>
        $"The gradients of the factors{(Shifts ? " and terms" : "")} of {Geometry.Channels} channels "
        + $"over {Geometry.Rows}x{Geometry.Columns} pixels{(IsLearned ? " of each sample" : "")}.";

    public override string[] Operands => Shifts
        ? ["input", "outputGradient", "factorGradients", "termGradients"]
        : ["input", "outputGradient", "factorGradients"];

    public override Granularity Granularity => IsLearned ? Granularity.MicroBatch : Granularity.Sample;
}
