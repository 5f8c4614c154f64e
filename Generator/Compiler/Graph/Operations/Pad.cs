using Unroll.Generator.Graph.Binding;
using Unroll.Generator.Graph.Sliding;

namespace Unroll.Generator.Graph.Operations;

/// <summary>Rows and columns added around the input.</summary>
/// <param name="Top">Rows above.</param>
/// <param name="Bottom">Rows below.</param>
/// <param name="Left">Columns on the left.</param>
/// <param name="Right">Columns on the right.</param>
/// <param name="Mode">What stands there.</param>
internal sealed record PadOperation(int Top, int Bottom, int Left, int Right, PadMode Mode) : Operation
{
    public override bool PassesToInitializer => true;

    public override bool KeepsRange => Mode != PadMode.Zero;

    public override Slid Slide(SlidingInputs inputs) => inputs.Bordered(this, Top + Bottom, Left + Right);
}

/// <summary>Binds <see cref="PadOperation"/>.</summary>
internal sealed class PadBinder : OperationBinder
{
    public override void Apply(BindingContext context)
    {
        BoundValue input = context.Input();
        Shape? known = context.Spatial(input);
        PadMode? mode = context.Member("Mode", PadMode.Zero);
        BorderBinding? border = BorderBinding.Read(context, (isVertical, before, after) =>
            known is { } image ? Check(isVertical, isVertical ? image.Height : image.Width, before, after, mode) : null);
        if (border is not var (top, bottom, left, right) || mode is null || known is not { } shape)
        {
            context.Forget();
            return;
        }

        context.Add(
            new PadOperation(top, bottom, left, right, mode.Value),
            Shape.Spatial(top + shape.Height + bottom, left + shape.Width + right, shape.Channels),
            $"Pad {border.Value.Text}{(mode == PadMode.Zero ? "" : " " + mode.ToString().ToLowerInvariant())}",
            [input.Node]);
    }

    private static string? Check(bool isVertical, int extent, int before, int after, PadMode? mode) =>
        mode == PadMode.Reflect && Math.Max(before, after) >= extent
            ? $"a reflection takes less than its input has, at most {BindingContext.Text(extent - 1)} {(isVertical ? "rows" : "columns")}"
            : ResampledExtent.Check(isVertical, extent, (long)before + extent + after);
}
