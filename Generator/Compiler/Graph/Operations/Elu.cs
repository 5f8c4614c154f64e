using Unroll.Generator.Graph.Binding;

namespace Unroll.Generator.Graph.Operations;

/// <param name="Alpha">The factor for negative inputs, at least 0: minus the value far below 0.</param>
internal sealed record EluOperation(float Alpha) : ActivationOperation
{
    public override bool IsRectifier => true;

    public override bool FitsInTile => false;
}

/// <summary>Binds <see cref="EluOperation"/>.</summary>
internal sealed class EluBinder : PointwiseBinder
{
    protected override (Operation Operation, string Text)? Resolve(BindingContext context) =>
        context.Factor("alpha", 1, allowZero: true) is { } alpha
            ? (new EluOperation(alpha), alpha == 1 ? "Elu" : $"Elu {BindingContext.Text(alpha)}")
            : null;
}
