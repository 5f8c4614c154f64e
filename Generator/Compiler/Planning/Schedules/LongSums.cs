namespace Unroll.Generator.Planning;

/// <summary>
/// How a sum over the pixels of a sample is taken. A long one is taken in single precision for some pixels at a time, whose sums are added
/// in double precision: what a sum of n terms one by one loses grows with n.
/// </summary>
/// <param name="IsLong">Whether it is long enough for double precision to be worth its while.</param>
/// <param name="RowsAtOnce">Rows after which sums in single precision end, where whole rows fit in them; else one.</param>
/// <param name="ByRows">Whether whole rows fit in them.</param>
internal readonly record struct LongSums(bool IsLong, int RowsAtOnce, bool ByRows)
{
    /// <summary>Pixels of a sample up to which the sums of a gradient of weights stay in registers in single precision.</summary>
    private const int MostPixels = 1024;

    /// <summary>
    /// Terms of a longer one that are summed in single precision: many, for several registers are added to sums in memory at a time.
    /// </summary>
    private const int MostTerms = 64;

    /// <summary>The sums over some rows and columns of pixels.</summary>
    /// <param name="rows">Rows.</param>
    /// <param name="columns">Columns.</param>
    /// <param name="terms">Terms of each lane's sum in a row.</param>
    public static LongSums Over(int rows, int columns, int terms)
    {
        bool isLong = (long)rows * columns > MostPixels;
        return new(isLong, isLong ? Math.Max(1, MostTerms / terms) : rows, terms <= MostTerms);
    }

    /// <summary>Whether a sum in single precision ends within a row.</summary>
    public bool EndsWithinRows => IsLong && !ByRows;

    /// <summary>Whether it ends behind some rows.</summary>
    public bool EndsBehindRows => IsLong && ByRows;

    /// <summary>Rounds of a loop along a row after which a sum in single precision ends.</summary>
    /// <param name="rounds">Rounds of the loop.</param>
    /// <param name="terms">Terms of each.</param>
    public int RoundsAtOnce(int rounds, int terms) => EndsWithinRows ? Math.Max(1, MostTerms / terms) : rounds;

    /// <summary>Pixels of a row after which a sum in single precision ends, whatever the length of the row.</summary>
    /// <param name="columns">Pixels of a row.</param>
    public int PixelsAtOnce(int columns) => IsLong ? MostTerms : columns;
}
