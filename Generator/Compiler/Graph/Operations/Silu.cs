using Unroll.Generator.Graph.Binding;

namespace Unroll.Generator.Graph.Operations;

internal sealed record SiluOperation : ActivationOperation
{
    public override bool IsRectifier => true;

    public override DerivativeInput Reads => DerivativeInput.Input;

    public override bool FitsInTile => false;

    public override bool IsMonotonic => false;
}

/// <summary>Binds <see cref="SiluOperation"/>.</summary>
internal sealed class SiluBinder : PointwiseBinder
{
    protected override (Operation Operation, string Text)? Resolve(BindingContext context) => (new SiluOperation(), "Silu");
}
