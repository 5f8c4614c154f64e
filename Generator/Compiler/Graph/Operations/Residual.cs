using Unroll.Generator.Graph.Binding;
using Unroll.Generator.Problems;

namespace Unroll.Generator.Graph.Operations;

/// <summary>
/// Binds Residual: the value before it plus the named stage. Where the shapes differ, the stage passes through a 1x1 projection first
/// (He et al., "Deep Residual Learning for Image Recognition", 2015, option B).
/// </summary>
internal sealed class ResidualBinder : OperationBinder
{
    public override bool HasWeights => true;

    public override string[] StageArguments => ["stage"];

    private const string Part = "projection";

    public override void Apply(BindingContext context)
    {
        BoundValue own = context.Input();
        string name = context.NameOf("stage") ?? "null";
        BoundValue other = Reading.Named(context, name, "stage");
        if (own is not { Node: >= 0, Shape: { } shape } || other is not { Node: >= 0, Shape: { } from })
        {
            context.Forget(own.Shape);
            return;
        }

        string text = $"Residual {name}";
        if (from != shape)
        {
            if (Project(context, own, other) is not { } projected)
            {
                context.Forget(shape);
                return;
            }

            (other, text) = (projected, text + " projected");
        }

        context.Add(new AddOperation(), shape, text, [own.Node, other.Node]);
    }

    /// <summary>
    /// The other value through a projection to the shape of the stage's own; null where there is none, which is then reported.
    /// </summary>
    private static BoundValue? Project(BindingContext context, BoundValue own, BoundValue other)
    {
        (Shape to, Shape from) = (own.Shape!.Value, other.Shape!.Value);
        if (StridesOf(from, to) is not var (strideY, strideX) || from.IsVector || to.IsVector)
        {
            context.Report(Ids.NoProjection, "stage", other.Origin, from.ToString(), to.ToString());
            return null;
        }

        // What is added up is normalized alike.
        var norm = context.State.Nodes[own.Node].Operation as BatchNormOperation;
        var window = new Window(1, 1, strideY, strideX, 0, 0, 0, 0);
        if (!context.AddInner(new ConvolutionOperation(window, from.Channels, to.Channels, norm is null), to, [other.Node],
            Weights.Of(context, [1, 1, from.Channels, to.Channels], norm is null ? to.Channels : null, from.Channels, to.Channels, Part)))
            return null;
        if (norm is not null
            && !context.AddInner(norm, to, [context.State.Nodes.Count - 1], Weights.OfBatchNorm(context, to.Channels, Part)))
            return null;
        return new BoundValue(context.State.Nodes.Count - 1, to, context.StageName);
    }

    /// <summary>
    /// The least strides with which a 1x1 window comes to so many rows and columns. They are the same in both directions if possible, and
    /// null where there are none.
    /// </summary>
    private static (int Y, int X)? StridesOf(Shape from, Shape to)
    {
        (int First, int Last) rows = Leading(from.Height, to.Height), columns = Leading(from.Width, to.Width);
        if (rows.First > rows.Last || columns.First > columns.Last)
            return null;
        int both = Math.Max(rows.First, columns.First);
        return both <= Math.Min(rows.Last, columns.Last) ? (both, both) : (rows.First, columns.First);
    }

    /// <summary>The first and the last stride with which ceil(from / stride) is that many; an empty range where there is none.</summary>
    private static (int First, int Last) Leading(int from, int to)
    {
        int first = (from + to - 1) / to;
        int last = to == 1 ? int.MaxValue : (from - 1) / (to - 1);
        return (Math.Max(first, 1), last);
    }
}
