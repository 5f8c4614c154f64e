using Unroll.Generator.Graph;

namespace Unroll.Generator.Planning;

/// <summary>
/// The products of channels summed over the pixels, for the blocks of 16 x 16 channels on and above the diagonal: each is what a 1x1
/// convolution has as the gradient of its weights, with the channels in both places. Some rows at a time stay in the second-level cache
/// while all blocks read them, and their sums are added in double precision.
/// </summary>
/// <param name="Rows">Rows of the input.</param>
/// <param name="Columns">Its columns.</param>
/// <param name="Channels">Its channels.</param>
/// <param name="Input">Its strides; its channels are filled up to whole blocks.</param>
/// <param name="Output">Strides of the matrix.</param>
/// <param name="Divisor">What the sums are divided by.</param>
internal sealed record GramMatrixKernel(
    int Rows, int Columns, int Channels, Strides Input, Strides Output, float Divisor) : Kernel
{
    /// <summary>Floats of rows that stay in the second-level cache.</summary>
    private const int MostFloats = 1 << 15;

    /// <summary>Products of two blocks of channels.</summary>
    public const int BlockLength = Layout.Block * Layout.Block;

    /// <summary>Blocks of channels.</summary>
    public int Blocks => Layout.RoundUp(Channels) / Layout.Block;

    /// <summary>Blocks of the matrix on and above its diagonal.</summary>
    public int Pairs => Blocks * (Blocks + 1) / 2;

    /// <summary>The rows in bands.</summary>
    public IReadOnlyList<Segment> Bands => Segment.Split(Rows, Math.Max(1, MostFloats / Math.Max(1, Input.Row)));

    /// <summary>Where the sums in double precision begin, behind those of a band.</summary>
    public int TotalsOffset => Pairs * BlockLength;

    /// <summary>Floats of both.</summary>
    public int ScratchLength => TooLargeException.Check(3L * Pairs * BlockLength, "the sums of a Gram matrix");

    /// <summary>The sums of two blocks of channels over so many rows.</summary>
    public NhwcWeightGradientKernel BlockOf(int rows) =>
        new(rows, Columns, Filters: Layout.Block, Channels: Layout.Block, WindowedInput.Of(Input, Window.One), Input);

    public override IEnumerable<Kernel> Parts => Bands.Select(band => BlockOf(band.Tile));

    public override string Name => "GramMatrix";

    public override string Summary =>
        $"The products of {Channels} channels summed over {Rows}x{Columns} pixels, {Pairs} blocks of 16x16, "
        + $"{Bands[0].Tile} rows at a time.";

    public override string[] Operands => ["input", "scratch", "output"];
}
