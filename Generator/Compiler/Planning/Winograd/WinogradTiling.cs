namespace Unroll.Generator.Planning;

/// <summary>How Winograd's minimal filtering cuts an output into squares.</summary>
/// <param name="Filter">The filtering of one square.</param>
/// <param name="Rows">Output rows.</param>
/// <param name="Columns">Output columns.</param>
internal sealed record WinogradTiling(WinogradVariant Filter, int Rows, int Columns)
{
    /// <summary>Output pixels on a side of a square.</summary>
    public int Outputs => Filter.Outputs;

    /// <summary>Inputs of one phase on a side of a square.</summary>
    public int Span => Filter.Span;

    /// <summary>Places in a transformed square: each is a matrix product of its own over the phases and channels.</summary>
    public int Positions => Filter.Positions;

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
