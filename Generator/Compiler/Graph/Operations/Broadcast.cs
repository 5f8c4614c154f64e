using Unroll.Generator.Graph.Sliding;

namespace Unroll.Generator.Graph.Operations;

/// <summary>
/// Its input, repeated along the extents of which it has 1 and its value has more. No attribute says it: what joins values of several
/// shapes adds it.
/// </summary>
internal sealed record BroadcastOperation : RearrangingOperation
{
    public override Slid Slide(SlidingInputs inputs) => inputs.Pixels(this);
}
