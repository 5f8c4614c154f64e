namespace Unroll.Generator.Planning;

/// <summary>What an element adds to the gradient of its slope: x dy where x is not positive, otherwise 0.</summary>
internal sealed record SlopeGradientFunction() : PointwiseFunction("SlopeGradient", "The terms of the gradient of the slopes", ["x", "dy"]);
