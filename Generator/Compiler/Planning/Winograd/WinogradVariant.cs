using Unroll.Generator.Graph;

namespace Unroll.Generator.Planning;

/// <summary>
/// Winograd's minimal filtering of a square kernel (Lavin and Gray, "Fast Algorithms for Convolutional Neural Networks", 2016): a tile of
/// InputTile x InputTile inputs gives one of OutputTile x OutputTile outputs by InputTile² products over the channels. A kernel with a
/// stride is the sum of stride² kernels of stride 1, each on a phase of the input: every so many rows and columns of it. Their products are
/// added before the transform back, so a phase is to the products what more channels are.
/// </summary>
/// <param name="Kernel">Taps on a side of the kernel.</param>
/// <param name="Stride">Its stride in both directions.</param>
/// <param name="InputTile">Inputs on a side of a tile, 4 or 6: the interpolation points 0, 1, -1 and infinity, and 2 and -2
/// besides.</param>
internal sealed record WinogradVariant(int Kernel, int Stride, int InputTile)
{
    private static readonly int[] InputTiles = [4, 6];

    /// <summary>With more phases the transforms outweigh what is saved, and their calls fill pages.</summary>
    private const int LargestStride = 4;

    /// <summary>Taps that fall on one phase along one dimension; one less on those after <see cref="FullPhases"/>.</summary>
    public int Taps => (Kernel + Stride - 1) / Stride;

    /// <summary>Outputs on a side of a tile.</summary>
    public int OutputTile => InputTile - Taps + 1;

    /// <summary>Places in a transformed tile: each is a matrix product of its own over phases and channels.</summary>
    public int Positions => InputTile * InputTile;

    /// <summary>
    /// The phases, along one dimension, on which as many taps fall as on any; the others have nothing at the last position, infinity.
    /// </summary>
    public int FullPhases => Kernel % Stride == 0 ? Stride : Kernel % Stride;

    public bool HasReducedPhases => FullPhases < Stride;

    /// <summary>The phases in the order in which they follow each other at a position: those that are full along the row first.</summary>
    public IEnumerable<WinogradPhase> Phases =>
        from columns in new[] { (First: 0, End: FullPhases), (First: FullPhases, End: Stride) }
        from row in Enumerable.Range(0, Stride)
        from column in Enumerable.Range(columns.First, columns.End - columns.First)
        select new WinogradPhase(row, column, column < FullPhases ? 0 : -(Stride - FullPhases) * FullPhases);

    /// <summary>The positions in groups of as many phases; one group where all phases are full.</summary>
    public IEnumerable<WinogradPoints> Groups
    {
        get
        {
            if (!HasReducedPhases)
            {
                yield return new(0, InputTile, 0, InputTile, Stride * Stride);
                yield break;
            }

            int last = InputTile - 1;
            yield return new(0, last, 0, last, Stride * Stride);
            yield return new(0, last, last, 1, Stride * FullPhases);
            yield return new(last, 1, 0, last, Stride * FullPhases);
            yield return new(last, 1, last, 1, FullPhases * FullPhases);
        }
    }

    /// <summary>Products of one filter and channel in a tile: phases of all positions.</summary>
    public int Products => Groups.Sum(group => group.Rows * group.Columns * group.Phases);

    /// <summary>
    /// The filterings by which a convolution can be computed; none for kernels that are not square, dilated, or of too many or too few
    /// taps, and for large strides.
    /// </summary>
    public static IEnumerable<WinogradVariant> Of(Window window)
    {
        if (window.Height != window.Width || window.StrideY != window.StrideX || window.StrideY > LargestStride || window.IsDilated
            || window.Height <= window.StrideY)
            return [];
        return InputTiles
            .Select(inputTile => new WinogradVariant(window.Height, window.StrideY, inputTile))
            .Where(variant => variant.OutputTile > 1);
    }

    public override string ToString() => $"F({OutputTile}x{OutputTile}, {Kernel}x{Kernel}{(Stride == 1 ? "" : $" / {Stride}")})";
}
