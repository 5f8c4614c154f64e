namespace Unroll.Generator.Planning;

/// <summary>
/// The walk over the pixels of all samples of a micro-batch in blocks whose sums are taken in single precision: parts of a large sample, or
/// several small samples. The order does not depend on the number of threads.
/// </summary>
/// <param name="rows">Rows of a sample.</param>
/// <param name="columns">Its columns.</param>
/// <param name="pixelsAtOnce">The pixels of a row that are taken at once, each with sums of its own.</param>
internal sealed class PixelBlockSchedule(int rows, int columns, int pixelsAtOnce)
{
    /// <summary>Terms of a sum in single precision, at most: so few that of equal ones it loses less than 6e-7.</summary>
    public const int MostTerms = 32;

    /// <summary>The pixels that are taken at once where a row has as many.</summary>
    public int PixelsAtOnce { get; } = Math.Min(pixelsAtOnce, columns);

    /// <summary>The samples of a block; null where a sample is a block or several.</summary>
    public int? Samples => 2 * rows * columns <= MostPixels ? MostPixels / (rows * columns) : null;

    /// <summary>The rows and columns of a sample in blocks; one block where several samples are together in one.</summary>
    public IReadOnlyList<(Segment Rows, Segment Columns)> Blocks =>
    [
        .. from row in Segment.Split(rows, Math.Max(1, MostPixels / columns))
           from column in Segment.Split(columns, MostPixels)
           select (row, column),
    ];

    private int MostPixels => MostTerms * PixelsAtOnce;
}
