using Unroll.Generator.Graph.Binding;
using Unroll.Generator.Graph.Sliding;

namespace Unroll.Generator.Graph.Operations;

/// <summary>The sum of its inputs, all of one shape (at least two).</summary>
internal sealed record AddOperation : Operation
{
    public override bool FusesActivation => true;

    public override bool PassesToInitializer => true;

    public override Slid Slide(SlidingInputs inputs) => inputs.Elements(this);
}

/// <summary>Binds <see cref="AddOperation"/>.</summary>
internal sealed class AddBinder : ElementwiseBinder
{
    protected override Operation Create() => new AddOperation();
}
