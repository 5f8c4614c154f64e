namespace Unroll.Generator.Planning;

/// <summary>
/// Output rows that are weighted sums of input rows, and output columns that are weighted sums of input columns, channel by channel. An
/// output row is first summed of input rows, as wide as these, and then its columns of the columns of that.
/// </summary>
/// <param name="Rows">The sums of rows.</param>
/// <param name="Columns">The sums of columns.</param>
/// <param name="Channels">Channels of a pixel: whole blocks, or few that are taken one by one.</param>
/// <param name="Input">Strides of the input.</param>
/// <param name="Output">Strides of the output.</param>
/// <param name="IsGradient">Whether these are the sums of an input's gradient.</param>
/// <param name="Accumulate">Whether the sums are added to what the output holds.</param>
internal sealed record ResampleKernel(
    AxisTaps Rows, AxisTaps Columns, int Channels, Strides Input, Strides Output, bool IsGradient = false, bool Accumulate = false)
    : Kernel, IScheduled<ResampleSchedule>
{
    public override string Name => IsGradient ? "ResampleGradient" : "Resample";

    public override string Summary =>
        $"{Rows.Inputs}x{Columns.Inputs} pixels of {Channels} channels become {Rows.Outputs}x{Columns.Outputs}"
        + $"{(Rows.IsSelection && Columns.IsSelection ? ", each a copy" : "")}{(Accumulate ? ", added to the output" : "")}.";

    public override string[] Operands => HasLine ? ["input", "line", "output"] : ["input", "output"];

    /// <summary>Whether vectors go along the channels; else there are too few.</summary>
    public bool IsVectorized => Channels % Layout.Block == 0;

    /// <summary>Whether every output row is a row of the input, or zero.</summary>
    public bool SelectsRows => Rows.IsSelection;

    /// <summary>Whether the sums of rows are the output already.</summary>
    public bool KeepsColumns => Columns.IsIdentity && Input.Pixel == Output.Pixel;

    /// <summary>Whether the sums of rows need memory of their own.</summary>
    public bool HasLine => !SelectsRows && !KeepsColumns;

    /// <summary>Floats of an input row.</summary>
    public int RowLength => Columns.Inputs * Input.Pixel;

    public ResampleSchedule ScheduleFor(RegisterFile registers) => ResampleSchedule.Of(this, registers);
}
