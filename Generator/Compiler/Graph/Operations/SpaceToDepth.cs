using Unroll.Generator.Graph.Binding;
using Unroll.Generator.Graph.Sliding;
using Unroll.Generator.Problems;

namespace Unroll.Generator.Graph.Operations;

/// <summary>Squares of pixels become channels, those of one pixel after those of another.</summary>
internal sealed record SpaceToDepthOperation(int Block) : RearrangingOperation
{
    public override Slid Slide(SlidingInputs inputs) => inputs.Squares(this, Block);
}

/// <summary>Binds <see cref="SpaceToDepthOperation"/>: the block divides height and width.</summary>
internal sealed class SpaceToDepthBinder : OperationBinder
{
    public override void Apply(BindingContext context)
    {
        BoundValue input = context.Input();
        int? given = context.Integer("block");
        Shape? known = context.Spatial(input);
        if (given is not { } block || known is not { } shape)
        {
            context.Forget();
        }
        else if (shape.Height % block != 0 || shape.Width % block != 0)
        {
            context.Report(
                Ids.NumberOutOfRange, "block", "block", BindingContext.Text(block),
                $"it must divide height and width of '{input.Origin}', which is {shape}");
            context.Forget();
        }
        else
        {
            context.Add(
                new SpaceToDepthOperation(block),
                Shape.Spatial(shape.Height / block, shape.Width / block, shape.Channels * block * block),
                $"SpaceToDepth {BindingContext.Text(block)}", [input.Node]);
        }
    }
}
