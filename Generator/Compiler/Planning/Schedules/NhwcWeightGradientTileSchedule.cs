namespace Unroll.Generator.Planning;

/// <summary>How a register tile of a weight gradient with vectors of filters computes its sums.</summary>
/// <param name="TapRows">Rows of taps.</param>
/// <param name="TapColumns">Columns of taps.</param>
/// <param name="Channels">Channels.</param>
/// <param name="Vectors">Vectors of filters.</param>
/// <param name="SharesInputs">Whether a window of output gradients waits in registers, and each input is read once for all the taps that
/// meet it.</param>
/// <param name="PixelsAtOnce">Pixels of a row in straight-line code.</param>
/// <param name="Sums">How the sums over the pixels are taken.</param>
internal sealed record NhwcWeightGradientTileSchedule(
    int TapRows, int TapColumns, int Channels, int Vectors, bool SharesInputs, int PixelsAtOnce, LongSums Sums);
