namespace Unroll.Generator.Planning;

/// <summary>
/// Direct convolution with vectors along the row, for few channels and stride 1: a tile of rows x vectors x filters stays in
/// registers; weights are broadcast. Input and output are planar. The end of a row beyond its last pixel is written as zeros.
/// </summary>
/// <param name="Rows">Output rows.</param>
/// <param name="Columns">Output columns.</param>
/// <param name="Filters">Output channels.</param>
/// <param name="Channels">Input channels.</param>
/// <param name="Input">The input under the taps.</param>
/// <param name="Epilogue">What becomes of the sums.</param>
internal sealed record DirectNchwKernel(int Rows, int Columns, int Filters, int Channels, WindowedInput Input, Epilogue Epilogue)
    : Kernel, IScheduled<DirectNchwSchedule>
{
    public DirectNchwSchedule ScheduleFor(RegisterFile registers) => new(this, registers);

    public override string Name => "NchwConvolution";

    public override string Summary =>
        $"{Rows}x{Columns} outputs x {Filters} filters, {Input.TapRows}x{Input.TapColumns} kernel, {Channels} channels, "
        + $"all planar, vectors along the row, weights [filter][channel][kernel row][kernel column]{Epilogue.Summary}";

    public override string[] Operands => Epilogue.Operands("input", "weights");
}
