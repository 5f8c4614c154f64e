namespace Unroll.Generator.Planning;

/// <summary>The value with the other sign.</summary>
internal sealed record NegationFunction() : PointwiseFunction("Negate", "A value with the other sign", ["x"]);
