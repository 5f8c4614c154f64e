namespace Unroll.Generator.Planning;

/// <summary>|x0 - x1|.</summary>
internal sealed record AbsDifferenceFunction() : PointwiseFunction("AbsDifference", "The absolute difference of two values", ["x0", "x1"]);
