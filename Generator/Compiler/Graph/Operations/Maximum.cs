using Unroll.Generator.Graph.Binding;
using Unroll.Generator.Graph.Sliding;

namespace Unroll.Generator.Graph.Operations;

/// <summary>The largest of its inputs, all of one shape (at least two).</summary>
internal sealed record MaximumOperation : Operation
{
    public override bool PassesToInitializer => true;

    public override Slid Slide(SlidingInputs inputs) => inputs.Elements(this);
}

/// <summary>Binds <see cref="MaximumOperation"/>.</summary>
internal sealed class MaximumBinder : ElementwiseBinder
{
    protected override Operation Create() => new MaximumOperation();
}
