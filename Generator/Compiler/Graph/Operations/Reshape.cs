using Unroll.Generator.Graph.Binding;
using Unroll.Generator.Graph.Sliding;
using Unroll.Generator.Problems;

namespace Unroll.Generator.Graph.Operations;

/// <summary>The elements of its input in canonical order (row, column, channel) under other extents.</summary>
internal sealed record ReshapeOperation : RearrangingOperation
{
    public override Slid Slide(SlidingInputs inputs) => inputs.Flattened();
}

/// <summary>Binds <see cref="ReshapeOperation"/>: the value has as many elements as the input.</summary>
internal sealed class ReshapeBinder : OperationBinder
{
    public override void Apply(BindingContext context)
    {
        BoundValue input = context.Input();
        string[] names = context.Has("length") ? ["length"] : ["height", "width", "channels"];
        int?[] given = [.. names.Select(name => context.Integer(name))];
        if (given.Contains(null))
        {
            context.Forget();
            return;
        }

        int[] extents = [.. given.Select(extent => extent!.Value)];
        Shape shape = extents.Length == 1 ? Shape.Vector(extents[0]) : Shape.Spatial(extents[0], extents[1], extents[2]);
        double length = extents.Aggregate(1.0, (product, extent) => product * extent);
        if (input.Shape is not { } from)
        {
            context.Forget(shape);
        }
        else if (length == from.Length)
        {
            context.Add(new ReshapeOperation(), shape, $"Reshape {shape}", [input.Node]);
        }
        else
        {
            string last = names[names.Length - 1];
            context.Report(
                Ids.NumberOutOfRange, last, last, BindingContext.Text(extents[extents.Length - 1]),
                $"a value of {shape} has {Sizes.Count(length)} elements, but '{input.Origin}' is {from} "
                + $"and has {Sizes.Count(from.Length)}; write extents whose product is that");
            context.Forget(shape);
        }
    }
}
