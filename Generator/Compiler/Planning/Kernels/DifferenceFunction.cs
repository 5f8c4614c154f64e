namespace Unroll.Generator.Planning;

/// <summary>The first value minus the second.</summary>
internal sealed record DifferenceFunction() : PointwiseFunction("Subtract", "The difference of two values", ["x0", "x1"]);
