namespace Unroll.Generator.Planning;

/// <summary>
/// How Winograd's minimal filtering cuts a 3x3 convolution of stride 1: the output into squares of Outputs x Outputs pixels, each computed
/// from Span x Span inputs by Positions products instead of 9 x Outputs² (Lavin and Gray, "Fast Algorithms for Convolutional Neural
/// Networks", 2016).
/// </summary>
/// <param name="Outputs">Output pixels on a side of a square, 2 or 4: F(2x2, 3x3) or F(4x4, 3x3).</param>
/// <param name="Rows">Output rows.</param>
/// <param name="Columns">Output columns.</param>
internal sealed record WinogradTiling(int Outputs, int Rows, int Columns)
{
    /// <summary>Inputs on a side of a square.</summary>
    public int Span => Outputs + 2;

    /// <summary>Places in a transformed square: each is a matrix product of its own over the channels.</summary>
    public int Positions => Span * Span;

    public int TileRows => (Rows + Outputs - 1) / Outputs;

    public int TileColumns => (Columns + Outputs - 1) / Outputs;

    public int Tiles => TileRows * TileColumns;

    /// <summary>Whether some squares reach past the last row or column.</summary>
    public bool IsRagged => Rows % Outputs != 0 || Columns % Outputs != 0;

    /// <summary>
    /// Floats from one position to the next in a transformed array: an odd number of cache lines, because the positions of one square are
    /// written one after the other and must not meet in the same sets of the first-level cache.
    /// </summary>
    public static int PositionStep(int floats) => floats / Layout.Block % 2 == 0 ? floats + Layout.Block : floats;
}
