using Unroll.Generator.Graph.Binding;
using Unroll.Generator.Graph.Sliding;
using Unroll.Generator.Problems;

namespace Unroll.Generator.Graph.Operations;

/// <summary>The channels of all groups in turn.</summary>
internal sealed record ChannelShuffleOperation(int Groups) : RearrangingOperation
{
    public override Slid Slide(SlidingInputs inputs) => inputs.Pixels(this);
}

/// <summary>Binds <see cref="ChannelShuffleOperation"/>: the groups divide the channels.</summary>
internal sealed class ChannelShuffleBinder : OperationBinder
{
    public override void Apply(BindingContext context)
    {
        BoundValue input = context.Input();
        int? groups = context.Integer("groups");
        if (input.Shape is not { } shape || groups is not { } count)
        {
            context.Forget(input.Shape);
        }
        else if (shape.Channels % count != 0)
        {
            context.Report(
                Ids.GroupsDoNotDivide, "groups", BindingContext.Text(count), BindingContext.Text(shape.Channels), "channels",
                BindingContext.Divisors(shape.Channels));
            context.Forget(shape);
        }
        else
        {
            context.Add(new ChannelShuffleOperation(count), shape, $"ChannelShuffle {BindingContext.Text(count)}", [input.Node]);
        }
    }
}
