namespace Unroll.Generator.Planning;

/// <summary>y = factor x + term, or factor x, for each channel.</summary>
/// <param name="Geometry">The value.</param>
/// <param name="Input">The strides of x.</param>
/// <param name="Output">The strides of y.</param>
/// <param name="Shifts">Whether a term is added.</param>
/// <param name="Accumulate">Whether the result is added to the output rather than written.</param>
internal sealed record ChannelScaleKernel(
    ChannelGeometry Geometry, Strides Input, Strides Output, bool Shifts, bool Accumulate = false) : Kernel, IScheduled<RunSchedule>
{
    /// <summary>Whole vectors of a row of a plane up to which they are straight-line code.</summary>
    private const int LargestUnrolledRow = 8;

    /// <summary>How a row of a plane is taken.</summary>
    /// <param name="registers">The vector registers.</param>
    public RunSchedule ScheduleFor(RegisterFile registers) => RunSchedule.Of(Geometry.Columns, LargestUnrolledRow, registers);

    public override string Name => "ChannelScale";

    public override string Summary =>
        $"{Geometry.Rows}x{Geometry.Columns} pixels of {Geometry.Channels} channels, each scaled"
        + $"{(Shifts ? " and shifted" : "")}{(Accumulate ? ", added to the output" : "")}.";

    public override string[] Operands => Shifts ? ["input", "factors", "terms", "output"] : ["input", "factors", "output"];
}
