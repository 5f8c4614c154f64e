using Unroll.Generator.Graph.Binding;
using Unroll.Generator.Graph.Sliding;
using Unroll.Generator.Problems;

namespace Unroll.Generator.Graph.Operations;

/// <summary>Its inputs side by side along the channels (at least two, of equal height and width).</summary>
internal sealed record ConcatOperation : Operation
{
    public override bool PassesToInitializer => true;

    public override Slid Slide(SlidingInputs inputs) => inputs.Pixels(this);
}

/// <summary>Binds <see cref="ConcatOperation"/>: heights and widths are equal, channels add up.</summary>
internal sealed class ConcatBinder : JoinBinder
{
    protected override Joined? Join(BindingContext context, List<BoundValue> values)
    {
        Shape first = values[0].Shape!.Value;
        long channels = 0;
        for (int i = 0; i < values.Count; i++)
        {
            Shape shape = values[i].Shape!.Value;
            channels += shape.Channels;
            if (shape.Height == first.Height && shape.Width == first.Width && shape.IsVector == first.IsVector)
                continue;
            context.Report(Ids.ExtentsDiffer, "stages", ElementOf(context, values, i), values[0].Text, values[i].Text);
            return null;
        }
        return Joined.Of(new ConcatOperation(), first with { Channels = (int)Math.Min(channels, int.MaxValue) }, values);
    }
}
