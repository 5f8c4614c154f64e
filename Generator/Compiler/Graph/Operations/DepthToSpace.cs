using Unroll.Generator.Graph.Binding;
using Unroll.Generator.Problems;

namespace Unroll.Generator.Graph.Operations;

/// <summary>Channels become squares of pixels.</summary>
/// <param name="Block">Rows and columns of a square.</param>
/// <param name="ChannelFirst">Whether the channels that become one channel follow one another, rather than those of one pixel.</param>
internal sealed record DepthToSpaceOperation(int Block, bool ChannelFirst) : RearrangingOperation;

/// <summary>Binds <see cref="DepthToSpaceOperation"/>: the square of the block divides the channels.</summary>
internal sealed class DepthToSpaceBinder : OperationBinder
{
    public override void Apply(BindingContext context)
    {
        BoundValue input = context.Input();
        string? order = context.Member("Order", "BlockFirst");
        int? given = context.Integer("block");
        Shape? known = context.Spatial(input);
        if (order is null || given is not { } block || known is not { } shape)
        {
            context.Forget();
        }
        else if (shape.Channels % ((long)block * block) != 0)
        {
            context.Report(
                Ids.NumberOutOfRange, "block", "block", BindingContext.Text(block),
                $"its square must divide the {BindingContext.Text(shape.Channels)} channels of '{input.Origin}'; use another block, or a "
                + $"stage before it with a multiple of {Sizes.Count((double)block * block)} filters");
            context.Forget();
        }
        else
        {
            // The elements are as many as before, so that no extent is too large for a number.
            context.Add(
                new DepthToSpaceOperation(block, order == "ChannelFirst"),
                Shape.Spatial(shape.Height * block, shape.Width * block, shape.Channels / (block * block)),
                $"DepthToSpace {BindingContext.Text(block)}", [input.Node]);
        }
    }
}
