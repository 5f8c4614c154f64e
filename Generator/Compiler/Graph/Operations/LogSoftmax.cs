using Unroll.Generator.Graph.Binding;
using Unroll.Generator.Graph.Sliding;

namespace Unroll.Generator.Graph.Operations;

/// <summary>The logarithm of softmax over the channels of every pixel; of a vector, over all of it.</summary>
internal sealed record LogSoftmaxOperation : Operation
{
    public override ValueRange Range => ValueRange.NotPositive;

    public override Slid Slide(SlidingInputs inputs) => inputs.Pixels(this);
}

/// <summary>Binds <see cref="LogSoftmaxOperation"/>.</summary>
internal sealed class LogSoftmaxBinder : PointwiseBinder
{
    protected override (Operation Operation, string Text)? Resolve(BindingContext context) => (new LogSoftmaxOperation(), "LogSoftmax");
}
