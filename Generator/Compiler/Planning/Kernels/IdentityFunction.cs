namespace Unroll.Generator.Planning;

/// <summary>The value itself.</summary>
internal sealed record IdentityFunction() : PointwiseFunction("Copy", "A copy", ["x"]);
