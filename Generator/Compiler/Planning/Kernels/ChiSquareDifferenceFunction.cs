namespace Unroll.Generator.Planning;

/// <summary>(x0 - x1)² / (x0 + x1), 0 where the two are equal.</summary>
internal sealed record ChiSquareDifferenceFunction()
    : PointwiseFunction("ChiSquareDifference", "The chi-square difference of two values", ["x0", "x1"]);
