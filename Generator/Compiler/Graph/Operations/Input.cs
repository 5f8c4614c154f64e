using Unroll.Generator.Graph.Binding;
using Unroll.Generator.Parsing;
using Unroll.Generator.Problems;

namespace Unroll.Generator.Graph.Operations;

/// <summary>A network input; its shape stands on the node.</summary>
internal sealed record InputOperation : Operation
{
    /// <summary>Whether training gives the gradient of the loss by this input, too.</summary>
    public bool Gradient { get; init; }
}

/// <summary>A network's input; it stands alone on its stage.</summary>
internal sealed class InputBinder : OperationBinder
{
    public override void Apply(BindingContext context)
    {
        if (context.Scope.Block is { } block)
        {
            context.Report(Ids.InputInBlock, null, block.Name);
            context.Forget();
        }
        else if (context.StageSpec.Operations.Count > 1)
        {
            string other = context.StageSpec.Operations.First(operation => operation.Name != "Input") is { } first ? first.Name : "";
            context.Report(Ids.InputNotAlone, null, other, WayOut(other));
            context.Forget(context.Has("length") ? Vector(context) : Spatial(context));
        }
        else if ((context.Has("length") ? Vector(context) : Spatial(context)) is { } shape)
        {
            context.Add(new InputOperation { Gradient = context.Boolean("Gradient", false) }, shape, $"Input {shape}", []);
            if (ChannelsFirst.Meant(shape) is { } meant)
                context.Hint(
                    Ids.ChannelsFirst, "height", $"Input({shape.ToString().Replace("x", ", ")})", BindingContext.Text(shape.Height),
                    BindingContext.Text(shape.Width), BindingContext.Text(shape.Channels), meant);
        }
        else
        {
            context.Forget();
        }
    }

    private static string WayOut(string other) => OperationBinder.Find(other) switch
    {
        LossBinder => $"it scores what a stage computes: put it on one below, for instance [Dense(10), {other}]",
        SettingBinder => "an input has no weights: remove it",
        OutputBinder => "an input is no output: remove it",
        _ => $"give {other} a field of its own below",
    };

    private static Shape? Vector(BindingContext context) => context.Integer("length") is { } length ? Shape.Vector(length) : null;

    private static Shape? Spatial(BindingContext context)
    {
        int? height = context.Integer("height"), width = context.Integer("width"), channels = context.Integer("channels");
        return height is null || width is null || channels is null ? null : Shape.Spatial(height.Value, width.Value, channels.Value);
    }
}
