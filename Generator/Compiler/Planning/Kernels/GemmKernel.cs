using Unroll.Generator.Graph;

namespace Unroll.Generator.Planning;

/// <summary>A matrix product: (rows x depth) times (depth x filters), the second factor packed in blocks of 16 filters.</summary>
/// <param name="Rows">Rows of the product.</param>
/// <param name="Depth">What is summed over.</param>
/// <param name="Blocks">Blocks of 16 filters.</param>
/// <param name="RowStride">Floats in the first factor from one row to the next.</param>
/// <param name="DepthStride">Floats in the first factor from one term of a sum to the next.</param>
/// <param name="Epilogue">What becomes of the sums; the rows of the product are the pixels of its output.</param>
/// <param name="OfSamples">Whether the rows are the samples of a micro-batch.</param>
/// <param name="StreamedWeights">Floats of the array of second factors that this is called with, part by part, where it comes from beyond
/// the second-level cache and is worth asking for ahead; 0 elsewhere.</param>
/// <param name="BlockStride">Floats in the second factor from one block of filters to the next; 0 where they follow each other.</param>
/// <param name="ParallelSplit">How several threads share it.</param>
internal sealed record GemmKernel(
    int Rows,
    int Depth,
    int Blocks,
    int RowStride,
    int DepthStride,
    Epilogue Epilogue,
    bool OfSamples = false,
    double StreamedWeights = 0,
    int BlockStride = 0,
    ParallelSplit ParallelSplit = ParallelSplit.None) : Kernel, IScheduled<DirectNhwcSchedule>
{
    public DirectNhwcSchedule ScheduleFor(RegisterFile registers) => AsConvolution.ScheduleFor(registers);

    /// <summary>A dense layer over a micro-batch, or the gradient of its input: one row a sample.</summary>
    /// <param name="samples">Samples.</param>
    /// <param name="input">What is multiplied.</param>
    /// <param name="inputs">Elements of a sample of it.</param>
    /// <param name="output">The product.</param>
    /// <param name="outputs">Elements of a sample of it.</param>
    /// <param name="epilogue">What becomes of the sums.</param>
    public static GemmKernel OverSamples(int samples, Value input, int inputs, Value output, int outputs, Epilogue epilogue) => new(
        Rows: samples,
        Depth: inputs,
        Blocks: Layout.RoundUp(outputs) / Layout.Block,
        RowStride: input.Base.SampleStride,
        DepthStride: 1,
        epilogue with { Output = Output(output.Base.SampleStride) },
        OfSamples: true,
        StreamedWeights: CacheCost.FloatsBeyondL2((double)inputs * outputs));

    /// <summary>The strides of a product.</summary>
    /// <param name="rowStride">Floats from one row to the next.</param>
    public static Strides Output(int rowStride) => new(Row: 0, Pixel: rowStride);

    /// <summary>The same sums as a convolution with one tap and one row of outputs, whose register tiles it has.</summary>
    public DirectNhwcKernel AsConvolution => new(
        Rows: 1,
        Columns: Rows,
        Blocks,
        Channels: Depth,
        new(new Strides(Row: 0, Pixel: RowStride, Channel: DepthStride), Window.One),
        Epilogue,
        StreamedWeights,
        BlockStride,
        ParallelSplit);

    public override string Name => OfSamples ? "Dense" : "Convolution";

    public override string PartName => "MatrixProduct";

    public override string Summary => OfSamples
        ? $"{Rows} samples x {Depth} inputs x {Blocks * Layout.Block} outputs, packed weights [output block][input][16]."
        : AsConvolution.Summary;

    public override string[] Operands => Epilogue.Operands("input", "weights");

    public override Granularity Granularity => OfSamples ? Granularity.MicroBatch : Granularity.Sample;
}
