namespace Unroll.Generator.Planning;

/// <summary>
/// A depthwise convolution and the 1x1 convolution behind it, some rows at a time: what lies between is a band of rows that stays in the
/// second-level cache. The sums are those of the two convolutions one after the other.
/// </summary>
/// <param name="Depthwise">The first.</param>
/// <param name="Pointwise">The second.</param>
/// <param name="BandRows">Rows of a band.</param>
internal sealed record SeparableKernel(DepthwiseKernel Depthwise, DirectNhwcKernel Pointwise, int BandRows) : Kernel
{
    /// <summary>Where the values of a band lie.</summary>
    private Strides Band => new(Pitch * Depthwise.Columns, Pitch);

    private int Pitch => Layout.ConflictFreePitch(Depthwise.Width);

    /// <summary>The rows in bands.</summary>
    public IReadOnlyList<Segment> Bands => Segment.Split(Depthwise.Rows, BandRows);

    /// <summary>Floats of a band.</summary>
    public int ScratchLength => BandRows * Band.Row;

    /// <summary>How several threads share it: by bands.</summary>
    public ParallelSplit ParallelSplit => ParallelSplitChoice.Of(
        (double)Depthwise.Rows * Depthwise.Columns * Depthwise.Width * (Depthwise.Input.Taps + Pointwise.Blocks * Layout.Block),
        Bands.Sum(band => band.Count),
        blocks: 1,
        farWeights: false);

    /// <summary>The depthwise convolution of so many rows.</summary>
    public DepthwiseKernel DepthwiseOf(int rows) => Depthwise with
    {
        Rows = rows,
        Epilogue = Depthwise.Epilogue with { Output = Band },
        Divide = false,
    };

    /// <summary>The 1x1 convolution of so many rows.</summary>
    public DirectNhwcKernel PointwiseOf(int rows) => Pointwise with
    {
        Rows = rows,
        Input = Pointwise.Input with { Strides = Band },
        ParallelSplit = ParallelSplit.None,
    };

    public override IEnumerable<Kernel> Parts =>
        Bands.SelectMany(band => new Kernel[] { DepthwiseOf(band.Tile), PointwiseOf(band.Tile) });

    public override bool IsParallel => ParallelSplit != ParallelSplit.None;

    public override string Name => "SeparableConvolution";

    public override string Summary =>
        $"{Depthwise.Input.TapRows}x{Depthwise.Input.TapColumns} kernels over {Depthwise.Width} channels, each by itself, and then 1x1 "
        + $"kernels of {Pointwise.Blocks * Layout.Block} filters, {BandRows} of {Depthwise.Rows} rows at a time.";

    public override string[] Operands => Pointwise.Epilogue.Operands(
        [.. Depthwise.Epilogue.Bias ? DepthwiseOperands : DepthwiseOperands.Take(2), "weights", "scratch"]);

    private static readonly string[] DepthwiseOperands = ["input", "depthwiseWeights", "depthwiseBias"];
}
