using Unroll.Generator.Graph.Binding;
using Unroll.Generator.Graph.Sliding;
using Unroll.Generator.Problems;

namespace Unroll.Generator.Graph.Operations;

/// <summary>The channels of its input between channels of zeros.</summary>
/// <param name="Before">Channels of zeros before them; those behind are what its value has besides.</param>
internal sealed record PadChannelsOperation(int Before) : RearrangingOperation
{
    public override Slid Slide(SlidingInputs inputs) => inputs.Pixels(this);
}

/// <summary>Binds <see cref="PadChannelsOperation"/>: at least one channel is added.</summary>
internal sealed class PadChannelsBinder : OperationBinder
{
    public override void Apply(BindingContext context)
    {
        BoundValue input = context.Input();
        int? after = context.Integer("after", least: 0);
        int? before = context.Has("Before") ? context.Integer("Before", least: 0) : 0;
        if (after == 0 && before == 0)
        {
            context.Report(Ids.NumberOutOfRange, "after", "after", "0", "it must be at least 1 where Before is 0");
            context.Forget(input.Shape);
        }
        else if (input.Shape is { } shape && after is { } behind && before is { } ahead)
        {
            long channels = (long)shape.Channels + behind + ahead;
            context.Add(
                new PadChannelsOperation(ahead), shape with { Channels = (int)Math.Min(channels, int.MaxValue) },
                ahead == 0
                    ? FormattableString.Invariant($"PadChannels {behind}")
                    : FormattableString.Invariant($"PadChannels {behind}, {ahead} before"),
                [input.Node]);
        }
        else
        {
            context.Forget();
        }
    }
}
