namespace Unroll.Generator.Graph.Rules;

/// <summary>Mean of every window, channel by channel.</summary>
internal sealed class AvgPoolRule : Rule
{
    public override void Apply(OperationContext context)
    {
        Value input = context.Input();
        (string rows, string columns) = context.Has("size") ? ("size", "size") : ("height", "width");
        if (WindowRules.Resolve(context, input, rows, columns, pools: true) is var (window, height, width))
            context.Add(new AvgPoolOperation(window, context.Boolean("CountPadding", true)), Shape.Spatial(height, width, input.Shape!.Value.Channels),
                $"AvgPool {WindowText.Describe(context, window, null)}", [input.Node]);
        else
            context.Forget();
    }
}
