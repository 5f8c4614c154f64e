using Unroll.Generator.Graph.Binding;
using Unroll.Generator.Graph.Sliding;
using Unroll.Generator.Problems;

namespace Unroll.Generator.Graph.Operations;

/// <summary>Channels that follow one another, as many as its value has.</summary>
/// <param name="Start">The first of them.</param>
internal sealed record SliceOperation(int Start) : RearrangingOperation
{
    public override Slid Slide(SlidingInputs inputs) => inputs.Pixels(this);
}

/// <summary>Binds <see cref="SliceOperation"/>: all channels that are taken are there.</summary>
internal sealed class SliceBinder : OperationBinder
{
    public override void Apply(BindingContext context)
    {
        BoundValue input = context.Input();
        int? start = context.Integer("start", least: 0), count = context.Integer("count");
        if (input.Shape is not { } shape || start is not { } first || count is not { } taken)
        {
            context.Forget(input.Shape is { } known && count is { } channels ? known with { Channels = channels } : null);
            return;
        }

        if ((long)first + taken <= shape.Channels)
        {
            context.Add(
                new SliceOperation(first), shape with { Channels = taken }, FormattableString.Invariant($"Slice {first}, {taken}"),
                [input.Node]);
            return;
        }

        string wrong = first < shape.Channels ? "count" : "start";
        string limit = first < shape.Channels
            ? FormattableString.Invariant($"from channel {first} on '{input.Origin}' has {shape.Channels - first}; take at most as many")
            : FormattableString.Invariant($"the last channel of '{input.Origin}' is {shape.Channels - 1}; begin there or before");
        context.Report(Ids.NumberOutOfRange, wrong, wrong, BindingContext.Text(wrong == "count" ? taken : first), limit);
        context.Forget(shape with { Channels = taken });
    }
}
