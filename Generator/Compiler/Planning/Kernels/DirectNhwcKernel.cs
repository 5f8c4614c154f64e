using Unroll.Generator.Graph;

namespace Unroll.Generator.Planning;

/// <summary>What a kernel does with 2x2 max pooling after its activation.</summary>
internal enum Pooling
{
    /// <summary>Nothing: the value before pooling is stored.</summary>
    None,

    /// <summary>Only the pooled value is stored.</summary>
    Only,

    /// <summary>Both are stored: the backward pass looks for the largest of each window.</summary>
    Both,
}

/// <summary>
/// Direct convolution with vectors of filters: a tile of rows x columns x vectors of sums stays in registers while the taps and
/// channels run by; each input is broadcast to all lanes. The data gradient is the same with flipped, transposed weights, and
/// a dense layer over a micro-batch is the same with samples for columns.
/// </summary>
/// <param name="Rows">Output rows.</param>
/// <param name="Columns">Output columns.</param>
/// <param name="Blocks">Blocks of 16 filters.</param>
/// <param name="Channels">Input channels, of a group.</param>
/// <param name="TapRows">Rows of the kernel.</param>
/// <param name="TapColumns">Columns of the kernel.</param>
/// <param name="InputRowStride">Floats in the input from one output row to the next.</param>
/// <param name="InputColumnStride">Floats in the input from one output column to the next.</param>
/// <param name="TapRowStride">Floats in the input from one row of the kernel to the next.</param>
/// <param name="TapColumnStride">Floats in the input from one column of the kernel to the next.</param>
/// <param name="ChannelStride">Floats in the input from one channel to the next.</param>
/// <param name="OutputRowStride">Floats from one output row to the next.</param>
/// <param name="OutputColumnStride">Floats from one output pixel to the next.</param>
/// <param name="Bias">Whether sums start at the bias.</param>
/// <param name="Activation">A function applied to the sums in registers.</param>
/// <param name="Pooling">Whether 2x2 max pooling follows in registers.</param>
/// <param name="PooledRowStride">Floats from one pooled row to the next.</param>
/// <param name="PooledColumnStride">Floats from one pooled pixel to the next.</param>
/// <param name="Accumulate">Whether sums start at what the output holds.</param>
/// <param name="WholeMicroBatch">Whether the columns are the samples.</param>
/// <param name="StreamedWeights">Floats of the array of weights that this is called with, part by part, where it comes from beyond the second-level
/// cache and is worth asking for ahead; 0 elsewhere.</param>
/// <param name="WeightBlockStride">Floats from the packed weights of one block of filters to those of the next; 0 where they follow each other.</param>
/// <param name="ParallelSplit">How several threads share it.</param>
/// <param name="Residual">The steps of another value that is added before the activation; null for none.</param>
/// <param name="Groups">The groups of channels and filters; null for one.</param>
internal sealed record DirectNhwcKernel(
    int Rows,
    int Columns,
    int Blocks,
    int Channels,
    int TapRows,
    int TapColumns,
    int InputRowStride,
    int InputColumnStride,
    int TapRowStride,
    int TapColumnStride,
    int ChannelStride,
    int OutputRowStride,
    int OutputColumnStride,
    bool Bias,
    ActivationOperation? Activation,
    Pooling Pooling,
    int PooledRowStride,
    int PooledColumnStride,
    bool Accumulate,
    bool WholeMicroBatch,
    double StreamedWeights = 0,
    int WeightBlockStride = 0,
    ParallelSplit ParallelSplit = ParallelSplit.None,
    PixelStrides? Residual = null,
    Grouping? Groups = null) : Kernel
{
    public int Taps => TapRows * TapColumns;

    /// <summary>What it costs to bring an input to the lanes of a vector of filters.</summary>
    public LaneCosts InputCosts { get; } = LaneCosts.Of(Groups, ChannelStride);

    /// <summary>Floats from the packed weights of one block of filters, [channel][tap][16], to those of the next.</summary>
    public int BlockWeights => WeightBlockStride != 0 ? WeightBlockStride
        : TooLargeException.Check((long)Channels * Taps * Layout.Block, "a block of its filters, packed,");

    /// <summary>
    /// Whether all filters of some pixels come before the next pixels: where the weights stay in the second-level cache beside a pixel's inputs
    /// and the output does not, so that the output is written from front to back.
    /// </summary>
    public bool VisitsPixelsOnce => (long)Blocks * BlockWeights <= 1 << 16 && (long)Blocks * Layout.Block * Rows * Columns > 1 << 16;

    public override string Name => WholeMicroBatch ? "DenseBatch" : "Convolution";

    public override string Summary => WholeMicroBatch
        ? $"{Columns} samples x {Channels} inputs x {Blocks * Layout.Block} outputs, packed weights [output block][input][16]."
        : $"{Rows}x{Columns} outputs x {Blocks * Layout.Block} filters, {TapRows}x{TapColumns} kernel, {Channels} channels{(Groups is null ? "" : $" in each of {Groups.Count} groups")}, "
            + "packed weights [filter block][channel][kernel row][kernel column][16]"
            + (Activation is null ? "" : ", activation in registers") + (Pooling == Pooling.None ? "." : ", 2x2 max pooling in registers.");

    public override bool IsParallel => ParallelSplit is ParallelSplit.Rows or ParallelSplit.Filters;

    public override string[] Operands => SumOperands.Of(["input", "weights"], Bias, Pooling, Residual is not null);

    public override Granularity Granularity => WholeMicroBatch ? Granularity.MicroBatch : Granularity.Sample;
}
