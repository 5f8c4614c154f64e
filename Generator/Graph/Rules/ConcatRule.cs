using Unroll.Generator.Diagnostics;

namespace Unroll.Generator.Graph.Rules;

/// <summary>The rule of <see cref="ConcatOperation"/>: heights and widths are equal, channels add up.</summary>
internal sealed class ConcatRule : JoinRule
{
    protected override (Operation Operation, Shape Shape)? Join(OperationContext context, List<Value> values)
    {
        Shape first = values[0].Shape!.Value;
        long channels = 0;
        for (int i = 0; i < values.Count; i++)
        {
            Shape shape = values[i].Shape!.Value;
            channels += shape.Channels;
            if (shape.Height == first.Height && shape.Width == first.Width && shape.IsVector == first.IsVector)
                continue;
            context.Report(Ids.ExtentsDiffer, "stages", ElementOf(context, values, i), Describe(values[0]), Describe(values[i]));
            return null;
        }
        return (new ConcatOperation(), first with { Channels = (int)Math.Min(channels, int.MaxValue) });
    }
}
