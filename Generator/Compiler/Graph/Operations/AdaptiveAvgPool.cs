using Unroll.Generator.Graph.Binding;
using Unroll.Generator.Graph.Sliding;

namespace Unroll.Generator.Graph.Operations;

/// <summary>The mean of windows that divide the input into so many rows and columns.</summary>
internal sealed record AdaptiveAvgPoolOperation(int Rows, int Columns) : Operation
{
    public override bool PassesToInitializer => true;

    public override Slid Slide(SlidingInputs inputs) => inputs.Dividing();
}

/// <summary>Means of as many windows as the output has pixels, whatever the input's extents.</summary>
internal sealed class AdaptiveAvgPoolBinder : OperationBinder
{
    public override void Apply(BindingContext context)
    {
        BoundValue input = context.Input();
        (string rows, string columns) = context.Has("size") ? ("size", "size") : ("height", "width");
        int? height = context.Integer(rows);
        int? width = rows == columns ? height : context.Integer(columns);
        Shape? known = context.Spatial(input);
        if (height is null || width is null || known is not { } shape)
            context.Forget();
        else
            context.Add(new AdaptiveAvgPoolOperation(height.Value, width.Value), Shape.Spatial(height.Value, width.Value, shape.Channels),
                FormattableString.Invariant($"AdaptiveAvgPool {height}x{width}"), [input.Node]);
    }
}
