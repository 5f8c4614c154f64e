namespace Unroll.Generator.Planning;

/// <summary>How a run of elements that lie side by side is taken: by vectors, and a part of one at the end.</summary>
/// <param name="Vectors">Whole vectors.</param>
/// <param name="Rest">Elements behind them.</param>
/// <param name="IsUnrolled">Whether the whole vectors are straight-line code; else they are in a loop.</param>
internal readonly record struct RunSchedule(int Vectors, int Rest, bool IsUnrolled)
{
    /// <summary>How a run is taken.</summary>
    /// <param name="length">Its elements.</param>
    /// <param name="mostUnrolled">The whole vectors up to which they are straight-line code.</param>
    /// <param name="registers">The vector registers.</param>
    public static RunSchedule Of(int length, int mostUnrolled, RegisterFile registers) =>
        new(length / registers.Lanes, length % registers.Lanes, length / registers.Lanes <= mostUnrolled);
}
