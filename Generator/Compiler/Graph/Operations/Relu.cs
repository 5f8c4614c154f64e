using Unroll.Generator.Graph.Binding;

namespace Unroll.Generator.Graph.Operations;

internal sealed record ReluOperation : ActivationOperation
{
    public override bool IsIdempotent => true;

    public override bool IsRectifier => true;

    public override float? NegativeSlope => 0;

    public override ValueRange Range => ValueRange.NotNegative;
}

/// <summary>Binds <see cref="ReluOperation"/>.</summary>
internal sealed class ReluBinder : PointwiseBinder
{
    protected override (Operation Operation, string Text)? Resolve(BindingContext context) => (new ReluOperation(), "Relu");
}
