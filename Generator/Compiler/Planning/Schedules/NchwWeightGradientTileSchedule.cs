namespace Unroll.Generator.Planning;

/// <summary>How a register tile of a weight gradient with vectors along the row computes its sums.</summary>
/// <param name="TapColumns">Columns of taps.</param>
/// <param name="Filters">Filters.</param>
/// <param name="Vectors">Vectors of a row.</param>
/// <param name="VectorsAtOnce">Those in straight-line code.</param>
/// <param name="Sums">How the sums over the pixels are taken.</param>
internal sealed record NchwWeightGradientTileSchedule(int TapColumns, int Filters, int Vectors, int VectorsAtOnce, LongSums Sums);
