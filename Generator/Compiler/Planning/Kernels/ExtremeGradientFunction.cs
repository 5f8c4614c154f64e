namespace Unroll.Generator.Planning;

/// <summary>
/// The gradient of x0 where y is the largest or the smallest of several values: that of y divided by the number of values that are equal
/// to y, if x0 is one; else 0. Where y is NaN the gradient passes whole: a zero would hide it.
/// </summary>
internal sealed record ExtremeGradientFunction(int Count, bool Largest) : PointwiseFunction(
    (Largest ? "Maximum" : "Minimum") + "Gradient",
    $"The gradient of the first of {Count} values in their {(Largest ? "maximum" : "minimum")}",
    ["y", "dy", .. Enumerable.Range(0, Count).Select(i => "x" + i)]);
