using Unroll.Generator.Graph.Binding;

namespace Unroll.Generator.Graph.Operations;

internal sealed record HardSigmoidOperation : ActivationOperation
{
    public override ValueRange Range => ValueRange.Probability;

    public override bool KeepsZero => false;
}

/// <summary>Binds <see cref="HardSigmoidOperation"/>.</summary>
internal sealed class HardSigmoidBinder : PointwiseBinder
{
    protected override (Operation Operation, string Text)? Resolve(BindingContext context) => (new HardSigmoidOperation(), "HardSigmoid");
}
