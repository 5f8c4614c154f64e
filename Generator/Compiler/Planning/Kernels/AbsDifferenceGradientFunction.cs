namespace Unroll.Generator.Planning;

/// <summary>The gradient of x0 in |x0 - x1|: that of the value with the sign of x0 - x1, 0 where the two are equal.</summary>
internal sealed record AbsDifferenceGradientFunction()
    : PointwiseFunction(
        "AbsDifferenceGradient", "The gradient of the first of two values in their absolute difference", ["x0", "x1", "dy"]);
