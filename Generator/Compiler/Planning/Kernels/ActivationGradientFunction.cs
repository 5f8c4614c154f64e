using Unroll.Generator.Graph;

namespace Unroll.Generator.Planning;

/// <summary>
/// The gradient of an activation's input, from its value or its input, whichever its derivative reads, and the value's gradient.
/// </summary>
internal sealed record ActivationGradientFunction(ActivationOperation Operation)
    : PointwiseFunction(
        "ActivationGradient",
        "The gradient of the activation's input",
        [Operation.Reads == DerivativeInput.Input ? "x" : "y", "dy"])
{
    public override bool IsLong => !Operation.FitsInTile;
}
