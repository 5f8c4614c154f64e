using Unroll.Generator.Graph.Binding;

namespace Unroll.Generator.Graph.Operations;

internal sealed record SigmoidOperation : ActivationOperation
{
    public override ValueRange Range => ValueRange.Probability;

    public override bool KeepsZero => false;

    public override bool FitsInTile => false;
}

/// <summary>Binds <see cref="SigmoidOperation"/>.</summary>
internal sealed class SigmoidBinder : PointwiseBinder
{
    protected override (Operation Operation, string Text)? Resolve(BindingContext context) => (new SigmoidOperation(), "Sigmoid");
}
