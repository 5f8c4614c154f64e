using Unroll.Generator.Graph.Binding;
using Unroll.Generator.Graph.Sliding;

namespace Unroll.Generator.Graph.Operations;

/// <summary>Rows and columns taken away at the border of the input.</summary>
/// <param name="Top">Rows above.</param>
/// <param name="Bottom">Rows below.</param>
/// <param name="Left">Columns on the left.</param>
/// <param name="Right">Columns on the right.</param>
internal sealed record CropOperation(int Top, int Bottom, int Left, int Right) : RearrangingOperation
{
    public override Slid Slide(SlidingInputs inputs) => inputs.Bordered(this, -Top - Bottom, -Left - Right);
}

/// <summary>Binds <see cref="CropOperation"/>.</summary>
internal sealed class CropBinder : OperationBinder
{
    public override void Apply(BindingContext context)
    {
        BoundValue input = context.Input();
        Shape? known = context.Spatial(input);
        BorderBinding? border = BorderBinding.Read(context, (isVertical, before, after) =>
            known is { } image ? Check(isVertical, isVertical ? image.Height : image.Width, before, after) : null);
        if (border is not var (top, bottom, left, right) || known is not { } shape)
            context.Forget();
        else
            context.Add(
                new CropOperation(top, bottom, left, right),
                Shape.Spatial(shape.Height - top - bottom, shape.Width - left - right, shape.Channels),
                $"Crop {border.Value.Text}",
                [input.Node]);
    }

    private static string? Check(bool isVertical, int extent, int before, int after) => (long)before + after >= extent
        ? $"nothing would be left of {BindingContext.Text(extent)} {(isVertical ? "rows" : "columns")}; take away at most "
            + $"{BindingContext.Text(extent - 1)} on both sides together"
        : ResampledExtent.Check(isVertical, extent, extent);
}
