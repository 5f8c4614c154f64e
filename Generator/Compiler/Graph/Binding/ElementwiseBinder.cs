using Unroll.Generator.Graph.Operations;
using Unroll.Generator.Problems;

namespace Unroll.Generator.Graph.Binding;

/// <summary>
/// Binds operations on values element by element. Every extent of a value is that of the result, or 1: then the value is repeated, as NumPy
/// broadcasts.
/// </summary>
internal abstract class ElementwiseBinder : JoinBinder
{
    protected sealed override Joined? Join(BindingContext context, List<BoundValue> values)
    {
        Shape shape = values[0].Shape!.Value;
        for (int i = 1; i < values.Count; i++)
        {
            Shape other = values[i].Shape!.Value;
            if (!Fits(shape, other))
            {
                BoundValue odd = values.First(earlier => !Fits(earlier.Shape!.Value, other));
                context.Report(
                    Ids.ShapesDiffer, "stages", ElementOf(context, values, i), context.Name, odd.Text, values[i].Text,
                    ", or with extents of 1, along which they are repeated");
                return null;
            }

            shape = new(
                Math.Max(shape.Height, other.Height), Math.Max(shape.Width, other.Width), Math.Max(shape.Channels, other.Channels),
                shape.IsVector && other.IsVector);
        }

        return Create(context, values, shape);
    }

    protected sealed override Shape? Recover(List<BoundValue> values) =>
        values.Select(value => value.Shape).Where(shape => shape is not null).OrderByDescending(shape => (long)shape!.Value.Length)
            .FirstOrDefault();

    /// <summary>The operation.</summary>
    protected abstract Operation Create();

    /// <summary>The operation on values that go together; null where they cannot be repeated, which is then reported.</summary>
    /// <param name="context">Where it stands.</param>
    /// <param name="values">The values.</param>
    /// <param name="shape">The shape of the result.</param>
    protected virtual Joined? Create(BindingContext context, List<BoundValue> values, Shape shape)
    {
        int[] inputs = [.. values.Select(value => value.Node)];
        for (int i = 0; i < inputs.Length; i++)
        {
            if (values[i].Shape == shape || inputs[i] < 0)
                continue;
            if (!context.AddInner(new BroadcastOperation(), shape, [inputs[i]], null))
                return null;
            inputs[i] = context.State.Nodes.Count - 1;
        }

        return new(Create(), shape, inputs);
    }

    private static bool Fits(Shape a, Shape b) => Fits(a.Height, b.Height) && Fits(a.Width, b.Width) && Fits(a.Channels, b.Channels);

    private static bool Fits(int a, int b) => a == b || a == 1 || b == 1;
}
