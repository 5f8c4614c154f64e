using Unroll.Generator.Graph.Binding;
using Unroll.Generator.Graph.Sliding;

namespace Unroll.Generator.Graph.Operations;

/// <summary>
/// The largest value of every window; padding never wins. Of equal values the first in row-major order takes the gradient.
/// </summary>
internal sealed record MaxPoolOperation(Window Window) : Operation
{
    public override bool PassesToInitializer => true;

    public override Slid Slide(SlidingInputs inputs) => inputs.Windows(this, Window);
}

/// <summary>Largest value of every window, channel by channel.</summary>
internal sealed class MaxPoolBinder : OperationBinder
{
    public override void Apply(BindingContext context)
    {
        BoundValue input = context.Input();
        (string rows, string columns) = context.Has("size") ? ("size", "size") : ("height", "width");
        if (WindowBinding.Resolve(context, input, rows, columns, pools: true) is var (window, height, width))
            context.Add(new MaxPoolOperation(window), Shape.Spatial(height, width, input.Shape!.Value.Channels),
                $"MaxPool {WindowText.Describe(context, window, null)}", [input.Node]);
        else
            context.Forget();
    }
}
