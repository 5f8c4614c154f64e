using Unroll.Generator.Graph.Binding;
using Unroll.Generator.Graph.Sliding;

namespace Unroll.Generator.Graph.Operations;

/// <summary>The smallest of its inputs, all of one shape (at least two).</summary>
internal sealed record MinimumOperation : Operation
{
    public override bool PassesToInitializer => true;

    public override Slid Slide(SlidingInputs inputs) => inputs.Elements(this);
}

/// <summary>Binds <see cref="MinimumOperation"/>.</summary>
internal sealed class MinimumBinder : ElementwiseBinder
{
    protected override Operation Create() => new MinimumOperation();
}
