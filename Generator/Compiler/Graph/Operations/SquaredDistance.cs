using Unroll.Generator.Graph.Binding;
using Unroll.Generator.Graph.Sliding;

namespace Unroll.Generator.Graph.Operations;

/// <summary>The sum of (a - b)² over the channels of each pixel of its two inputs: a value of one channel.</summary>
internal sealed record SquaredDistanceOperation : Operation
{
    public override ValueRange Range => ValueRange.NotNegative;

    public override Slid Slide(SlidingInputs inputs) => inputs.Pixels(this);
}

/// <summary>Binds <see cref="SquaredDistanceOperation"/>.</summary>
internal sealed class SquaredDistanceBinder : PairBinder
{
    protected override (Operation Operation, Shape Shape) Join(Shape shape) =>
        (new SquaredDistanceOperation(), shape with { Channels = 1 });
}
