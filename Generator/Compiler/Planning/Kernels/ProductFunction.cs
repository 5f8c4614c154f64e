namespace Unroll.Generator.Planning;

/// <summary>The product of several values; also a gradient times the other factors.</summary>
internal sealed record ProductFunction(int Count)
    : PointwiseFunction("Multiply", $"The product of {Count} values", Enumerable.Range(0, Count).Select(i => "x" + i).ToArray());
