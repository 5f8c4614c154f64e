namespace Unroll.Generator.Planning;

/// <summary>The largest or the smallest of several values; NaN where one is.</summary>
internal sealed record ExtremeFunction(int Count, bool Largest) : PointwiseFunction(
    Largest ? "Maximum" : "Minimum",
    $"The {(Largest ? "largest" : "smallest")} of {Count} values",
    Enumerable.Range(0, Count).Select(i => "x" + i).ToArray());
