namespace Unroll.Generator.Planning;

/// <summary>An input row or column that an output reads, and its weight in the sum.</summary>
internal readonly record struct Tap(int Place, float Weight);
