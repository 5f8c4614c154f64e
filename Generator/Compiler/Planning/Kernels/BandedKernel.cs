namespace Unroll.Generator.Planning;

/// <summary>
/// A depthwise convolution with what is before it, row by row, and the 1x1 convolution behind it: what lies between them is a band of rows
/// that stays in the second-level cache. The sums are those of one after the other.
/// </summary>
/// <param name="Before">The convolution or the copy before it; null where its input lies there already.</param>
/// <param name="Between">The order of the whole value between the two, border included; null likewise.</param>
/// <param name="Depthwise">The depthwise convolution.</param>
/// <param name="Pointwise">The 1x1 convolution behind it; null where its value is stored as it is.</param>
/// <param name="BandRows">Output rows of a band.</param>
internal sealed record BandedKernel(
    Kernel? Before, Layout? Between, DepthwiseKernel Depthwise, DirectNhwcKernel? Pointwise, int BandRows) : Kernel
{
    /// <summary>Where the values behind the depthwise convolution lie.</summary>
    private Strides Band => new(Layout.ConflictFreePitch(Depthwise.Width) * Depthwise.Columns, Layout.ConflictFreePitch(Depthwise.Width));

    /// <summary>The rows in bands.</summary>
    public IReadOnlyList<Segment> Bands => Segment.Split(Depthwise.Rows, BandRows);

    /// <summary>Rows of the value before that the last output row of a band reads, and the first one of the next band too.</summary>
    public int Overlap => Depthwise.Input.Window.Rows - Depthwise.Input.Window.StrideY;

    /// <summary>Rows of the value before that so many output rows read.</summary>
    public int WindowRows(int rows) => rows * Depthwise.Input.Window.StrideY + Overlap;

    /// <summary>Floats of the band before the depthwise convolution.</summary>
    public int WindowLength => Before is null ? 0 : WindowRows(BandRows) * Between!.Pitch.Row;

    /// <summary>Floats of both bands.</summary>
    public int ScratchLength => WindowLength + (Pointwise is null ? 0 : BandRows * Band.Row);

    /// <summary>How several threads share it: by bands.</summary>
    public ParallelSplit ParallelSplit => ParallelSplitChoice.Of(
        (double)Depthwise.Rows * Depthwise.Columns * Depthwise.Width
            * (Depthwise.Input.Taps + (Pointwise?.Blocks ?? 0) * Layout.Block + ((Before as DirectNhwcKernel)?.Channels ?? 0)),
        Bands.Sum(band => band.Count),
        blocks: 1,
        farWeights: false);

    /// <summary>What is before, of one row.</summary>
    public Kernel? BeforeRow => Before switch
    {
        DirectNhwcKernel convolution => convolution with
        {
            Rows = 1,
            Epilogue = convolution.Epilogue with { Output = Strides.Of(Between!) },
            ParallelSplit = ParallelSplit.None,
        },
        CopyKernel copy => copy with { Height = 1 },
        _ => null,
    };

    /// <summary>From a row of the input of what is before to the next.</summary>
    public int InputRow => Before switch
    {
        DirectNhwcKernel convolution => convolution.Input.PerOutput.Row,
        CopyKernel copy => copy.From.Row,
        _ => Depthwise.Input.PerOutput.Row,
    };

    /// <summary>The depthwise convolution of so many rows.</summary>
    public DepthwiseKernel DepthwiseOf(int rows) => Depthwise with
    {
        Rows = rows,
        Epilogue = Pointwise is null ? Depthwise.Epilogue : Depthwise.Epilogue with { Output = Band },
        Divide = false,
    };

    /// <summary>The 1x1 convolution of so many rows.</summary>
    public DirectNhwcKernel? PointwiseOf(int rows) => Pointwise is null ? null : Pointwise with
    {
        Rows = rows,
        Input = Pointwise.Input with { Strides = Band },
        ParallelSplit = ParallelSplit.None,
    };

    public override IEnumerable<Kernel> Parts => new[] { BeforeRow }
        .Concat(Bands.SelectMany(band => new Kernel?[] { DepthwiseOf(band.Tile), PointwiseOf(band.Tile) }))
        .OfType<Kernel>();

    public override bool IsParallel => ParallelSplit != ParallelSplit.None;

    public override string Name => "BandedConvolution";

    public override string Summary =>
        $"{Depthwise.Input.TapRows}x{Depthwise.Input.TapColumns} kernels over {Depthwise.Width} channels, each by itself, "
        + (Before is DirectNhwcKernel ? "of what a convolution makes row by row, " : Before is null ? "" : "of rows that are copied, ")
        + (Pointwise is null ? "" : $"and then 1x1 kernels of {Pointwise.Blocks * Layout.Block} filters, ")
        + $"{BandRows} of {Depthwise.Rows} rows at a time.";

    /// <summary>What is read by what is before, but for its input.</summary>
    public IEnumerable<string> BeforeOperands => Before is DirectNhwcKernel convolution
        ? convolution.Epilogue.Bias ? ["firstWeights", "firstBias"] : ["firstWeights"]
        : [];

    /// <summary>What is read by the depthwise convolution, but for its input.</summary>
    public IEnumerable<string> DepthwiseOperands => Depthwise.Epilogue.Bias ? ["depthwiseWeights", "depthwiseBias"] : ["depthwiseWeights"];

    public override string[] Operands =>
    [
        "input", .. BeforeOperands, .. DepthwiseOperands, "scratch",
        .. Pointwise is null ? ["output"] : Pointwise.Epilogue.Operands("weights"),
    ];
}
