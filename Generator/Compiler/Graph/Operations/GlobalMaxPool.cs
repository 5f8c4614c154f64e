using Unroll.Generator.Graph.Binding;
using Unroll.Generator.Graph.Sliding;

namespace Unroll.Generator.Graph.Operations;

/// <summary>
/// The largest of every channel over all pixels; the value is a vector of the channels. Of equal ones the first in row-major order takes
/// the gradient.
/// </summary>
internal sealed record GlobalMaxPoolOperation : Operation
{
    public override bool PassesToInitializer => true;

    public override Slid Slide(SlidingInputs inputs) => inputs.Whole(window => new MaxPoolOperation(window));
}

/// <summary>Binds <see cref="GlobalMaxPoolOperation"/>.</summary>
internal sealed class GlobalMaxPoolBinder : GlobalPoolBinder
{
    protected override Operation Create() => new GlobalMaxPoolOperation();
}
