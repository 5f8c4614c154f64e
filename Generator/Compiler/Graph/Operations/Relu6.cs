using Unroll.Generator.Graph.Binding;

namespace Unroll.Generator.Graph.Operations;

internal sealed record Relu6Operation : ActivationOperation
{
    public override bool IsIdempotent => true;

    public override bool IsRectifier => true;

    public override ValueRange Range => ValueRange.NotNegative;
}

/// <summary>Binds <see cref="Relu6Operation"/>.</summary>
internal sealed class Relu6Binder : PointwiseBinder
{
    protected override (Operation Operation, string Text)? Resolve(BindingContext context) => (new Relu6Operation(), "Relu6");
}
