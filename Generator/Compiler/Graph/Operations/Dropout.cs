using Unroll.Generator.Graph.Binding;
using Unroll.Generator.Graph.Sliding;
using Unroll.Generator.Problems;

namespace Unroll.Generator.Graph.Operations;

/// <summary>Leaves out elements at random while training, and does nothing in a prediction (Srivastava et al., 2014).</summary>
/// <param name="Rate">The probability that an element is dropped while training, in [0, 1). The others are scaled by
/// 1 / (1 - rate).</param>
internal sealed record DropoutOperation(float Rate) : Operation
{
    public override bool OnlyTrains => true;

    public override bool PassesToInitializer => true;

    public override bool KeepsRange => true;

    public override Slid Slide(SlidingInputs inputs) => inputs.Elements(this);
}

/// <summary>Binds <see cref="DropoutOperation"/>.</summary>
internal sealed class DropoutBinder : PointwiseBinder
{
    protected override (Operation Operation, string Text)? Resolve(BindingContext context)
    {
        float rate = context.Real("rate") ?? 0;
        if (rate is >= 0 and < 1)
            return (new DropoutOperation(rate), $"Dropout {BindingContext.Text(rate)}");
        context.Report(Ids.DropoutRate, "rate", BindingContext.Text(rate));
        return null;
    }
}
