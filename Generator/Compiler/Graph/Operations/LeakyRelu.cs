using Unroll.Generator.Graph.Binding;

namespace Unroll.Generator.Graph.Operations;

/// <param name="Slope">The factor for negative inputs, at least 0.</param>
internal sealed record LeakyReluOperation(float Slope) : ActivationOperation
{
    public override bool IsRectifier => true;

    public override float? NegativeSlope => Slope;
}

/// <summary>Binds <see cref="LeakyReluOperation"/>.</summary>
internal sealed class LeakyReluBinder : PointwiseBinder
{
    protected override (Operation Operation, string Text)? Resolve(BindingContext context) =>
        context.Factor("slope", 0.01f, allowZero: true) is { } slope
            ? (new LeakyReluOperation(slope), $"LeakyRelu {BindingContext.Text(slope)}")
            : null;
}
