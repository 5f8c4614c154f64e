using Unroll.Generator.Graph.Binding;
using Unroll.Generator.Graph.Sliding;

namespace Unroll.Generator.Graph.Operations;

/// <summary>Its first input divided by its second, both of one shape.</summary>
internal sealed record DivideOperation : Operation
{
    public override Slid Slide(SlidingInputs inputs) => inputs.Elements(this);
}

/// <summary>Binds <see cref="DivideOperation"/>.</summary>
internal sealed class DivideBinder : ElementwiseBinder
{
    protected override int Most => 2;

    protected override Operation Create() => new DivideOperation();
}
