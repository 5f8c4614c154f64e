using Unroll.Generator.Graph.Binding;
using Unroll.Generator.Graph.Sliding;

namespace Unroll.Generator.Graph.Operations;

/// <summary>Its first input minus its second, both of one shape.</summary>
internal sealed record SubtractOperation : Operation
{
    public override bool PassesToInitializer => true;

    public override Slid Slide(SlidingInputs inputs) => inputs.Elements(this);
}

/// <summary>Binds <see cref="SubtractOperation"/>.</summary>
internal sealed class SubtractBinder : ElementwiseBinder
{
    protected override int Most => 2;

    protected override Operation Create() => new SubtractOperation();
}
