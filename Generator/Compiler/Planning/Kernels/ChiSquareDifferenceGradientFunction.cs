namespace Unroll.Generator.Planning;

/// <summary>
/// The gradient of x0 in (x0 - x1)² / (x0 + x1): with q = (x0 - x1) / (x0 + x1) that of the value times 2 q - q², and 0 where the two are
/// equal.
/// </summary>
internal sealed record ChiSquareDifferenceGradientFunction()
    : PointwiseFunction(
        "ChiSquareDifferenceGradient", "The gradient of the first of two values in their chi-square difference", ["x0", "x1", "dy"]);
