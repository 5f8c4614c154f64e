namespace Unroll.Generator.Planning;

/// <summary>How Winograd's minimal filtering cuts an output into tiles.</summary>
/// <param name="Variant">The filtering of one tile.</param>
/// <param name="Rows">Output rows.</param>
/// <param name="Columns">Output columns.</param>
internal sealed record WinogradTiling(WinogradVariant Variant, int Rows, int Columns)
{
    /// <summary>Output pixels on a side of a tile.</summary>
    public int OutputTile => Variant.OutputTile;

    /// <summary>Inputs of one phase on a side of a tile.</summary>
    public int InputTile => Variant.InputTile;

    /// <summary>Places in a transformed tile: each is a matrix product of its own over the phases and channels.</summary>
    public int Positions => Variant.Positions;

    public int TileRows => (Rows + OutputTile - 1) / OutputTile;

    public int TileColumns => (Columns + OutputTile - 1) / OutputTile;

    public int Tiles => TileRows * TileColumns;

    /// <summary>Whether some tiles reach past the last row or column.</summary>
    public bool IsRagged => Rows % OutputTile != 0 || Columns % OutputTile != 0;

    /// <summary>
    /// Floats from one position to the next in a transformed array: an odd number of cache lines, because the positions of one tile are
    /// written one after the other and must not meet in the same sets of the first-level cache.
    /// </summary>
    public static int PositionStep(int floats) => floats / Layout.Block % 2 == 0 ? floats + Layout.Block : floats;
}
