namespace Unroll.Exchange.Import.Importers;

/// <summary>SquaredDistance over the channels, to which the extent is brought; several nodes spell it.</summary>
internal sealed class SquaredDistanceImporter : NodeImporter
{
    public override ImportedValue Import(NodeContext context)
    {
        (ImportedValue left, ImportedValue right) = (context.Value(0), context.Value(1));
        int axis = context.Node.Axis("axis", 1, left.Rank);
        if (!left.Extents.SequenceEqual(right.Extents) || axis < 0 || axis >= left.Rank)
            throw context.Unsupported("ReduceSumSquare along one extent of the difference of values of one shape");
        context.ThrowIfOverSamples([axis]);
        (left, DeclaredOperation second) = Joining.Brought(context, context.WithChannels(left, axis), right);
        var operation = new DeclaredOperation(
            "SquaredDistance", OperationPlace.Joining, left.Shape with { Channels = 1 }, left.Operation, second);
        return context.Add(operation, left.Order.WithChannels(axis, left.Shape.Channels, 1));
    }
}
