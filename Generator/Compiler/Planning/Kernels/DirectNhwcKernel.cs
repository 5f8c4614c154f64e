namespace Unroll.Generator.Planning;

/// <summary>
/// Direct convolution with vectors of filters: a tile of rows x columns x vectors of sums stays in registers while the taps and
/// channels run by; each input is broadcast to all lanes. The input gradient is the same with rotated, transposed weights.
/// </summary>
/// <param name="Rows">Output rows.</param>
/// <param name="Columns">Output columns.</param>
/// <param name="Blocks">Blocks of 16 filters.</param>
/// <param name="Channels">Input channels, of a group.</param>
/// <param name="Input">The input under the taps.</param>
/// <param name="Epilogue">What becomes of the sums.</param>
/// <param name="StreamedWeights">Floats of the array of weights that this is called with, part by part, where it comes from beyond the
/// second-level cache and is worth asking for ahead; 0 elsewhere.</param>
/// <param name="WeightBlockStride">Floats from the packed weights of one block of filters to those of the next; 0 where they follow each
/// other.</param>
/// <param name="ParallelSplit">How several threads share it.</param>
/// <param name="Groups">The groups of channels and filters; null for one.</param>
/// <param name="Runs">The input channels of a 1x1 convolution that reads them where they lie, an operand for each run; empty where all are
/// in one value.</param>
internal sealed record DirectNhwcKernel(
    int Rows,
    int Columns,
    int Blocks,
    int Channels,
    WindowedInput Input,
    Epilogue Epilogue,
    double StreamedWeights = 0,
    int WeightBlockStride = 0,
    ParallelSplit ParallelSplit = ParallelSplit.None,
    Grouping? Groups = null,
    EquatableArray<GatheredRun> Runs = default) : Kernel, IScheduled<DirectNhwcSchedule>
{
    public DirectNhwcSchedule ScheduleFor(RegisterFile registers) => new(this, registers);

    /// <summary>What it costs to bring an input to the lanes of a vector of filters.</summary>
    public LaneCosts InputCosts { get; } = LaneCosts.Of(Groups, Input.Strides.Channel);

    /// <summary>Floats from the packed weights of one block of filters, [channel][tap][16], to those of the next.</summary>
    public int BlockWeights => WeightBlockStride != 0 ? WeightBlockStride
        : TooLargeException.Check((long)Channels * Input.Taps * Layout.Block, "a block of its filters, packed,");

    /// <summary>
    /// Whether all filters of some pixels come before the next pixels: where the weights stay in the second-level cache beside a pixel's
    /// inputs and the output does not, so that the output is written from front to back.
    /// </summary>
    public bool VisitsPixelsOnce => (long)Blocks * BlockWeights <= 1 << 16 && (long)Blocks * Layout.Block * Rows * Columns > 1 << 16;

    public override string Name => "Convolution";

    public override string Summary =>
        $"{Rows}x{Columns} outputs x {Blocks * Layout.Block} filters, {Input.TapRows}x{Input.TapColumns} kernel, "
        + $"{Channels} channels{(Groups is null ? "" : $" in each of {Groups.Count} groups")}"
        + $"{(Runs.Count == 0 ? "" : FormattableString.Invariant($" in {Runs.Count} runs"))}, "
        + $"packed weights [filter block][channel][kernel row][kernel column][16]{Epilogue.Summary}";

    public override bool IsParallel => ParallelSplit is ParallelSplit.Rows or ParallelSplit.Filters;

    public override string[] Operands => Epilogue.Operands([.. Inputs, "weights"]);

    /// <summary>The operands through which channels are read.</summary>
    public IEnumerable<string> Inputs => Runs.Count == 0 ? ["input"] : Runs.Select((_, run) => FormattableString.Invariant($"input{run}"));
}
