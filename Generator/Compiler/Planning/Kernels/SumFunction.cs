using Unroll.Generator.Graph;

namespace Unroll.Generator.Planning;

/// <summary>The sum of several values, then an activation.</summary>
internal sealed record SumFunction(int Count, ActivationOperation? Operation)
    : PointwiseFunction("Add", $"The sum of {Count} values", Enumerable.Range(0, Count).Select(i => "x" + i).ToArray())
{
    public override bool KeepsZero => Operation?.KeepsZero ?? true;
}
