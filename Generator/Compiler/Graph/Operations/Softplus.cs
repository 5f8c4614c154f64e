using Unroll.Generator.Graph.Binding;

namespace Unroll.Generator.Graph.Operations;

/// <param name="Beta">The steepness, above 0.</param>
internal sealed record SoftplusOperation(float Beta) : ActivationOperation
{
    public override ValueRange Range => ValueRange.NotNegative;

    public override bool KeepsZero => false;

    public override bool FitsInTile => false;
}

/// <summary>Binds <see cref="SoftplusOperation"/>.</summary>
internal sealed class SoftplusBinder : PointwiseBinder
{
    protected override (Operation Operation, string Text)? Resolve(BindingContext context) =>
        context.Factor("beta", 1, allowZero: false) is { } beta
            ? (new SoftplusOperation(beta), beta == 1 ? "Softplus" : $"Softplus {BindingContext.Text(beta)}")
            : null;
}
