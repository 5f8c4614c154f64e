using Unroll.Generator.Graph;

namespace Unroll.Generator.Planning;

/// <summary>The activation of x.</summary>
internal sealed record ActivationFunction(ActivationOperation Operation) : PointwiseFunction("Activation", "The activation", ["x"])
{
    public override bool KeepsZero => Operation.KeepsZero;

    public override bool IsLong => !Operation.FitsInTile;
}
