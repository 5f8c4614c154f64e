using Unroll.Generator.Graph.Binding;
using Unroll.Generator.Graph.Sliding;

namespace Unroll.Generator.Graph.Operations;

/// <summary>Softmax over the channels of every pixel; of a vector, over all of it.</summary>
internal sealed record SoftmaxOperation : Operation
{
    public override ValueRange Range => ValueRange.Distribution;

    public override Slid Slide(SlidingInputs inputs) => inputs.Pixels(this);
}

/// <summary>Binds <see cref="SoftmaxOperation"/>.</summary>
internal sealed class SoftmaxBinder : PointwiseBinder
{
    protected override (Operation Operation, string Text)? Resolve(BindingContext context) => (new SoftmaxOperation(), "Softmax");
}
