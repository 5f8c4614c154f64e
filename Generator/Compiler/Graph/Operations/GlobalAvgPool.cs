using Unroll.Generator.Graph.Binding;
using Unroll.Generator.Graph.Sliding;

namespace Unroll.Generator.Graph.Operations;

/// <summary>The mean of every channel over all pixels; the value is a vector of the channels.</summary>
internal sealed record GlobalAvgPoolOperation : Operation
{
    public override bool PassesToInitializer => true;

    public override Slid Slide(SlidingInputs inputs) =>
        inputs.Whole(window => new AvgPoolOperation(window, CountPadding: false));
}

/// <summary>Binds <see cref="GlobalAvgPoolOperation"/>.</summary>
internal sealed class GlobalAvgPoolBinder : GlobalPoolBinder
{
    protected override Operation Create() => new GlobalAvgPoolOperation();
}
