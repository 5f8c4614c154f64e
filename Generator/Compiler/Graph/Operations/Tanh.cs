using Unroll.Generator.Graph.Binding;

namespace Unroll.Generator.Graph.Operations;

internal sealed record TanhOperation : ActivationOperation
{
    public override ValueRange Range => ValueRange.Signed;

    public override bool FitsInTile => false;
}

/// <summary>Binds <see cref="TanhOperation"/>.</summary>
internal sealed class TanhBinder : PointwiseBinder
{
    protected override (Operation Operation, string Text)? Resolve(BindingContext context) => (new TanhOperation(), "Tanh");
}
