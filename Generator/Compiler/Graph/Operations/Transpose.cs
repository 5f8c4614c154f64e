using Unroll.Generator.Graph.Binding;
using Unroll.Generator.Problems;

namespace Unroll.Generator.Graph.Operations;

/// <summary>Rows, columns and channels of its input in another order: 0, 1 and 2 stand for what they are there.</summary>
internal sealed record TransposeOperation(int Rows, int Columns, int Channels) : RearrangingOperation;

/// <summary>Binds <see cref="TransposeOperation"/>: each of the three is named once.</summary>
internal sealed class TransposeBinder : OperationBinder
{
    private static readonly string[] Arguments = ["rows", "columns", "channels"];

    public override void Apply(BindingContext context)
    {
        BoundValue input = context.Input();
        int?[] named = context.Has(Arguments[0]) ? [.. Arguments.Select(name => context.Integer(name, least: 0))] : [1, 0, 2];
        int wrong = Array.FindIndex(
            [0, 1, 2], place => named[place] is { } axis && (axis > 2 || Array.IndexOf(named, axis) < place));
        if (wrong >= 0)
        {
            context.Report(
                Ids.NumberOutOfRange, Arguments[wrong], Arguments[wrong], BindingContext.Text(named[wrong]!.Value),
                "0 (rows), 1 (columns) and 2 (channels) are named once each");
        }

        Shape? known = context.Spatial(input);
        if (wrong >= 0 || named is not [{ } rows, { } columns, { } channels] || known is not { } shape)
        {
            context.Forget();
            return;
        }

        int[] extents = [shape.Height, shape.Width, shape.Channels];
        context.Add(
            new TransposeOperation(rows, columns, channels), Shape.Spatial(extents[rows], extents[columns], extents[channels]),
            FormattableString.Invariant($"Transpose {rows}, {columns}, {channels}"), [input.Node]);
    }
}
