using Unroll.Generator.Graph.Binding;

namespace Unroll.Generator.Graph.Operations;

/// <summary>Rows and columns interpolated of those of the input. Settings of other modes have their usual values.</summary>
/// <param name="Mode">How pixels are interpolated.</param>
/// <param name="Coordinates">Where they lie in the input.</param>
/// <param name="Rounding">Which pixel is the nearest.</param>
/// <param name="CubicCoefficient">The coefficient of cubic convolution.</param>
/// <param name="ExcludeOutside">Whether what is outside weighs nothing.</param>
/// <param name="Antialias">Whether fewer pixels are means of more.</param>
/// <param name="ScaleY">The scale of the rows; 0 where it is that of the extents.</param>
/// <param name="ScaleX">The scale of the columns; 0 where it is that of the extents.</param>
internal sealed record ResizeOperation(
    Interpolation Mode, Coordinates Coordinates, NearestRounding Rounding, float CubicCoefficient, bool ExcludeOutside, bool Antialias,
    float ScaleY, float ScaleX) : Operation
{
    public override bool PassesToInitializer => true;

    public override bool KeepsRange => Mode != Interpolation.Bicubic;
}

/// <summary>Binds <see cref="ResizeOperation"/>.</summary>
internal sealed class ResizeBinder : OperationBinder
{
    public override void Apply(BindingContext context)
    {
        int? height = context.Integer("height"), width = context.Integer("width");
        InterpolationBinding.Apply(context, ("height", "width"), _ => height, _ => width);
    }
}
