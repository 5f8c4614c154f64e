namespace Unroll.Generator.Planning;

/// <summary>How a register tile of a direct convolution with vectors along the row computes its sums.</summary>
/// <param name="Tile">The tile.</param>
/// <param name="Columns">Its columns that are elements; what lies behind them in its last vector is written as zeros.</param>
/// <param name="HoldsWholeKernel">Whether all taps of a channel are straight-line code; else they are taken row by row.</param>
/// <param name="TapsAtOnce">Taps of a row in one piece of straight-line code.</param>
internal sealed record DirectNchwTileSchedule(DirectNchwTile Tile, int Columns, bool HoldsWholeKernel, int TapsAtOnce);
