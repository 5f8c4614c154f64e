using Unroll.Generator.Graph.Binding;
using Unroll.Generator.Graph.Sliding;

namespace Unroll.Generator.Graph.Operations;

/// <summary>The mean of every window.</summary>
/// <param name="Window">The window.</param>
/// <param name="CountPadding">Whether the zeros of the padding count in the divisor (PyTorch's default) or not (Keras).</param>
internal sealed record AvgPoolOperation(Window Window, bool CountPadding) : Operation
{
    public override bool PassesToInitializer => true;

    public override Slid Slide(SlidingInputs inputs) => inputs.Windows(this, Window);
}

/// <summary>Mean of every window, channel by channel.</summary>
internal sealed class AvgPoolBinder : OperationBinder
{
    public override void Apply(BindingContext context)
    {
        BoundValue input = context.Input();
        (string rows, string columns) = context.Has("size") ? ("size", "size") : ("height", "width");
        if (WindowBinding.Resolve(context, input, rows, columns, pools: true) is var (window, height, width))
            context.Add(
                new AvgPoolOperation(window, context.Boolean("CountPadding", true)),
                Shape.Spatial(height, width, input.Shape!.Value.Channels),
                $"AvgPool {WindowText.Describe(context, window, null)}",
                [input.Node]);
        else
            context.Forget();
    }
}
