using Unroll.Generator.Graph.Binding;

namespace Unroll.Generator.Graph.Operations;

internal sealed record HardSwishOperation : ActivationOperation
{
    public override bool IsRectifier => true;

    public override DerivativeInput Reads => DerivativeInput.Input;

    public override bool IsMonotonic => false;
}

/// <summary>Binds <see cref="HardSwishOperation"/>.</summary>
internal sealed class HardSwishBinder : PointwiseBinder
{
    protected override (Operation Operation, string Text)? Resolve(BindingContext context) => (new HardSwishOperation(), "HardSwish");
}
