namespace Unroll.Generator.Planning;

/// <summary>
/// The weight gradient of a convolution of stride 1 by Winograd's minimal filtering, over the samples of a micro-batch: tiles of the
/// input and of the output's gradient are transformed, multiplied at each position over the tiles, and the sums transformed back to
/// the taps at the end. It is the derivative of <see cref="WinogradConvolutionKernel"/>, term by term.
/// </summary>
/// <param name="Tiling">The tiles of the output.</param>
/// <param name="Input">The image from which tiles are cut.</param>
/// <param name="Channels">Input channels, of a group.</param>
/// <param name="Filters">Filters, of a group.</param>
/// <param name="Gradient">Strides of the output's gradient.</param>
/// <param name="Groups">Groups of channels and filters, which are computed one after the other.</param>
internal sealed record WinogradWeightGradientKernel(
    WinogradTiling Tiling, PaddedImage Input, int Channels, int Filters, Strides Gradient, int Groups = 1) : Kernel
{
    public int Blocks => Layout.RoundUp(Filters) / Layout.Block;

    /// <summary>Channels of a transformed input: whole vectors.</summary>
    public int InputWidth => Layout.RoundUp(Channels);

    /// <summary>Filters of a transformed gradient: whole vectors.</summary>
    public int OutputWidth => Layout.RoundUp(Filters);

    /// <summary>Tiles that are under way together, see <see cref="WinogradCost"/>.</summary>
    public int TilesAtOnce { get; } = WinogradCost.TilesAtOnce(Tiling, Channels, Layout.RoundUp(Filters));

    /// <summary>Floats from one tile of a position of the transformed input to the next.</summary>
    public int InputTileStride => Layout.ConflictFreePitch(Channels);

    /// <summary>[tile][channel].</summary>
    public int InputPositionStep => WinogradTiling.PositionStep(TilesAtOnce * InputTileStride);

    /// <summary>[filter block][tile][16].</summary>
    public int GradientPositionStep => WinogradTiling.PositionStep(TilesAtOnce * OutputWidth);

    /// <summary>[channel][filter].</summary>
    public int SumPositionStep => WinogradTiling.PositionStep(Channels * OutputWidth);

    /// <summary>Where the transformed gradients begin in the scratch memory, behind the transformed inputs.</summary>
    public int GradientOffset => Tiling.Positions * InputPositionStep;

    /// <summary>Where the sums begin, behind the transformed gradients.</summary>
    public int SumOffset => GradientOffset + Tiling.Positions * GradientPositionStep;

    public int SumLength => Tiling.Positions * SumPositionStep;

    /// <summary>Where tiles at the border are put, behind the sums.</summary>
    public int BorderOffset => SumOffset + SumLength;

    public int ScratchLength => BorderOffset + Math.Max(Transform.BorderLength, GradientTransform.BorderLength);

    /// <summary>The transform of a tile of the input.</summary>
    public WinogradTransformKernel Transform => new(
        Tiling.InputTile, GradientTile: 0, Input.Strides.Row, Input.Strides.Pixel,
        InputWidth, InputPositionStep, BlockStride: Layout.Block);

    /// <summary>The transform of a tile of the output's gradient.</summary>
    public WinogradTransformKernel GradientTransform => new(
        Tiling.InputTile, Tiling.OutputTile, Gradient.Row, Gradient.Pixel,
        OutputWidth, GradientPositionStep, BlockStride: TilesAtOnce * Layout.Block);

    public override IEnumerable<Kernel> Parts => Segment.Split(Tiling.Tiles, TilesAtOnce).Select(segment => (Kernel)Product(segment.Tile))
        .Prepend(GradientTransform).Prepend(Transform);

    /// <summary>The matrix product of one position, added to its sums: channels x tiles times tiles x filters.</summary>
    public GemmKernel Product(int tiles) => new(
        Rows: Channels,
        Depth: tiles,
        Blocks,
        RowStride: 1,
        DepthStride: InputTileStride,
        new(GemmKernel.Output(OutputWidth), Accumulate: true),
        BlockStride: TilesAtOnce * Layout.Block);

    public override string Name => "WinogradConvolutionWeightGradient";

    public override string Summary =>
        $"Adds the gradient of {Tiling.Variant.Kernel}x{Tiling.Variant.Kernel}x{Channels}x{Filters} weights"
        + (Groups == 1 ? "" : $" of each of {Groups} groups")
        + $" over {Tiling.Rows}x{Tiling.Columns} pixels of each sample, by {Tiling.Variant}: "
        + $"{Tiling.Tiles} tiles a sample, {TilesAtOnce} at once.";

    public override string[] Operands => ["input", "outputGradient", "scratch", "weightGradient"];

    public override Granularity Granularity => Granularity.MicroBatch;
}
