namespace Unroll.Generator.Planning;

/// <summary>
/// A convolution by Winograd's minimal filtering. Some tiles at a time are transformed, each position of them is
/// multiplied with its weights over phases and channels, and the sums are transformed back; so what lies between stays in the cache.
/// Pixels outside the input count as zero, so the input needs no border. The input gradient of a stride of 1 is the same with rotated
/// weights.
/// </summary>
/// <param name="Tiling">The tiles.</param>
/// <param name="Input">The image from which tiles are cut.</param>
/// <param name="Channels">Input channels, of a group.</param>
/// <param name="Blocks">Blocks of 16 filters, of a group.</param>
/// <param name="Epilogue">What becomes of the sums.</param>
/// <param name="Divide">Whether several threads may share it.</param>
/// <param name="Groups">Groups of channels and filters, which are computed one after the other.</param>
internal sealed record WinogradConvolutionKernel(
    WinogradTiling Tiling, PaddedImage Input, int Channels, int Blocks, Epilogue Epilogue, bool Divide, int Groups = 1)
        : Kernel, IScheduled<WinogradSchedule>
{
    public WinogradSchedule ScheduleFor(RegisterFile registers) => WinogradSchedule.Of(this, registers);

    /// <summary>Channels of a phase that are transformed together: whole vectors.</summary>
    public int InputWidth => Layout.RoundUp(Channels);

    /// <summary>Channels of all phases, of which a position's product is the sum.</summary>
    public int Depth => Tiling.Variant.Stride * Tiling.Variant.Stride * Channels;

    /// <summary>Channels of the transformed sums.</summary>
    public int OutputWidth => Blocks * Layout.Block;

    /// <summary>Tiles that are under way together, see <see cref="WinogradCost"/>.</summary>
    public int TilesAtOnce { get; } = WinogradCost.TilesAtOnce(Tiling, Channels, Blocks * Layout.Block);

    /// <summary>
    /// How several threads share it: by groups of tiles where there are enough of them. By filters, every thread transforms the whole
    /// input for itself, which is little beside the products of layers with that many weights.
    /// </summary>
    public ParallelSplit ParallelSplit => Divide
        ? ParallelSplitChoice.Of(
            (double)Groups * Tiling.Tiles * Tiling.Variant.Products * Channels * OutputWidth,
            (Tiling.Tiles + TilesAtOnce - 1) / TilesAtOnce,
            Blocks,
            false)
        : ParallelSplit.None;

    public override bool IsParallel => ParallelSplit != ParallelSplit.None;

    /// <summary>
    /// Floats from one tile of a position of the transformed input to the next: [phase][channel]. The last vector of a phase reaches into
    /// the next one, which is written after it.
    /// </summary>
    public int InputTileStride => Math.Max(Layout.ConflictFreePitch(Depth), Layout.RoundUp(Depth - Channels + InputWidth));

    /// <summary>Floats from one tile of a position of the sums to the next.</summary>
    public int OutputTileStride => Layout.ConflictFreePitch(OutputWidth);

    public int InputPositionStep => WinogradTiling.PositionStep(TilesAtOnce * InputTileStride);

    public int OutputPositionStep => WinogradTiling.PositionStep(TilesAtOnce * OutputTileStride);

    /// <summary>Floats of the packed weights of so many phases at one position: [filter block][phase][channel][16].</summary>
    public int WeightLength(int phases) => OutputWidth * phases * Channels;

    /// <summary>Floats of the packed weights of a group.</summary>
    public int GroupWeights => OutputWidth * Channels * Tiling.Variant.Products;

    /// <summary>Where the transformed sums begin in the scratch memory, behind the transformed input.</summary>
    public int SumsOffset => Tiling.Positions * InputPositionStep;

    /// <summary>Where tiles at the border are put, behind the sums.</summary>
    public int BorderOffset => SumsOffset + Tiling.Positions * OutputPositionStep;

    public int ScratchLength => BorderOffset + Transform.BorderLength;

    /// <summary>The transform of a tile of a phase of the input.</summary>
    public WinogradTransformKernel Transform => new(
        Tiling.InputTile,
        GradientTile: 0,
        RowStride: Tiling.Variant.Stride * Input.Strides.Row,
        PixelStride: Tiling.Variant.Stride * Input.Strides.Pixel,
        Width: InputWidth,
        PositionStep: InputPositionStep,
        BlockStride: Layout.Block,
        MovesLastRow: Tiling.Variant.HasReducedPhases);

    public override IEnumerable<Kernel> Parts => Segment.Split(Tiling.Tiles, TilesAtOnce)
        .SelectMany(segment => Tiling.Variant.Groups.Select(positions => positions.Phases).Distinct().Select(
            phases => (Kernel)Product(segment.Tile, phases)))
        .Prepend(Transform);

    /// <summary>
    /// The matrix product of a position with so many phases: tiles x (phases and channels) times (phases and channels) x filters.
    /// </summary>
    public GemmKernel Product(int tiles, int phases) => new(
        Rows: tiles,
        Depth: phases * Channels,
        Blocks,
        RowStride: InputTileStride,
        DepthStride: 1,
        new(GemmKernel.Output(OutputTileStride)),
        StreamedWeights: WinogradCost.StreamedWeights(Tiling, Channels, OutputWidth),
        ParallelSplit: ParallelSplit == ParallelSplit.Filters ? ParallelSplit.Blocks : ParallelSplit.None);

    public override string Name => "WinogradConvolution";

    public override string Summary =>
        $"{Tiling.Rows}x{Tiling.Columns} outputs x {OutputWidth} filters, {Channels} channels"
        + (Groups == 1 ? "" : $" in each of {Groups} groups")
        + $", by {Tiling.Variant}: {Tiling.Tiles} tiles, {TilesAtOnce} at once, "
        + $"packed weights [position][filter block]{(Tiling.Variant.Stride > 1 ? "[phase]" : "")}[channel][16]"
        + Epilogue.Summary;

    public override string[] Operands => Epilogue.Operands("input", "weights", "scratch");
}
