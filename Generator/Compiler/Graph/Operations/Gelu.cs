using Unroll.Generator.Graph.Binding;

namespace Unroll.Generator.Graph.Operations;

/// <param name="Approximate">Whether the normal distribution function is approximated by the hyperbolic tangent.</param>
internal sealed record GeluOperation(bool Approximate) : ActivationOperation
{
    public override bool IsRectifier => true;

    public override DerivativeInput Reads => DerivativeInput.Input;

    public override bool FitsInTile => false;

    public override bool IsMonotonic => false;
}

/// <summary>Binds <see cref="GeluOperation"/>.</summary>
internal sealed class GeluBinder : PointwiseBinder
{
    protected override (Operation Operation, string Text)? Resolve(BindingContext context) =>
        context.Boolean("Approximate", false) ? (new GeluOperation(true), "Gelu by tanh") : (new GeluOperation(false), "Gelu");
}
