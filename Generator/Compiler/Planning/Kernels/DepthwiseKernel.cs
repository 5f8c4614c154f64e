namespace Unroll.Generator.Planning;

/// <summary>
/// A convolution of every channel with a filter of its own, vectors along the channels. The input gradient is the same with rotated weights
/// over the spread gradient.
/// </summary>
/// <param name="Rows">Output rows.</param>
/// <param name="Columns">Output columns.</param>
/// <param name="Blocks">Blocks of 16 channels.</param>
/// <param name="Input">The input under the taps.</param>
/// <param name="Epilogue">What becomes of the sums.</param>
/// <param name="Divide">Whether several threads may share it.</param>
internal sealed record DepthwiseKernel(
    int Rows, int Columns, int Blocks, WindowedInput Input, Epilogue Epilogue, bool Divide = false) : Kernel, IScheduled<DepthwiseSchedule>
{
    /// <summary>Whether it is shared, by rows of tiles.</summary>
    public override bool IsParallel =>
        Divide && ParallelSplitChoice.Of((double)Rows * Columns * Width * Input.Taps, Rows, 1, farWeights: false) != ParallelSplit.None;

    public DepthwiseSchedule ScheduleFor(RegisterFile registers) => new(this, registers);

    public int Width => Blocks * Layout.Block;

    public override string Name => "DepthwiseConvolution";

    public override string Summary =>
        $"{Rows}x{Columns} outputs, {Input.TapRows}x{Input.TapColumns} kernel, {Width} channels each by itself, "
        + $"packed weights [tap][{Width}]{Epilogue.Summary}";

    public override string[] Operands => Epilogue.Operands("input", "weights");
}
