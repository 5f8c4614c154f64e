namespace Unroll.Generator.Planning;

/// <summary>How the elements of a window are summed by an average pooling.</summary>
internal static class PoolSchedule
{
    /// <summary>Up to this many elements one sum in single precision is precise enough: within some units of 2^-24.</summary>
    private const int LargestPlainSum = 64;

    /// <summary>
    /// Elements of a longer sum that are added in pairs, in straight-line code; one where there are many kinds of windows, each with its
    /// own code.
    /// </summary>
    private const int AtOnce = 8, MostKinds = 16;

    /// <summary>
    /// The terms that are added in single precision before the sum goes on in double precision; null where all of them are.
    /// </summary>
    /// <param name="geometry">The pooling.</param>
    /// <param name="rows">Rows of windows of one kind.</param>
    /// <param name="columns">Their columns.</param>
    public static int? TermsAtOnce(PoolGeometry geometry, PoolGeometry.Run rows, PoolGeometry.Run columns) =>
        rows.Taps * columns.Taps <= LargestPlainSum ? null : geometry.Kinds <= MostKinds ? AtOnce : 1;
}
