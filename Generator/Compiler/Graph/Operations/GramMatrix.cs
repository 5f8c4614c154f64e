using Unroll.Generator.Graph.Binding;

namespace Unroll.Generator.Graph.Operations;

/// <summary>The sums over all pixels of each channel times each other one, divided by the pixels or by all elements.</summary>
/// <param name="Pixels">Pixels of its input.</param>
/// <param name="DivideByChannels">Whether the sums are divided by the channels, too.</param>
internal sealed record GramMatrixOperation(int Pixels, bool DivideByChannels) : Operation
{
    /// <summary>Those of one half, the diagonal included: the matrix is symmetric.</summary>
    public override long MultiplyAdds(Shape output) => (long)output.Height * (output.Height + 1) / 2 * Pixels;
}

/// <summary>Binds <see cref="GramMatrixOperation"/>: an image becomes a matrix of its channels.</summary>
internal sealed class GramMatrixBinder : OperationBinder
{
    public override void Apply(BindingContext context)
    {
        BoundValue input = context.Input();
        if (context.Spatial(input) is { } shape)
        {
            context.Add(
                new GramMatrixOperation(shape.Height * shape.Width, context.Boolean("DivideByChannels", false)),
                Shape.Spatial(shape.Channels, shape.Channels, 1), "GramMatrix", [input.Node]);
        }
        else
        {
            context.Forget();
        }
    }
}
