namespace Unroll.Exchange.Import.Importers;

/// <summary>An operator that joins values of one shape, element by element.</summary>
internal abstract class JoinImporter(string attribute) : NodeImporter
{
    public override ImportedValue Import(NodeContext context)
    {
        ImportedValue joined = context.Value(0);
        for (int i = 1; i < context.Node.Inputs.Count; i++)
            joined = Join(context, joined, context.Value(i));
        return joined;
    }

    private ImportedValue Join(NodeContext context, ImportedValue left, ImportedValue right)
    {
        if (left.Shape != right.Shape && left.Order == ElementOrder.Vector && right.Order == ElementOrder.Vector)
            (left, right) = (context.Channels(left), context.Channels(right));
        if (context.Alike(left, right) is [var first, var second])
            (left, right) = (first, second);
        bool isOneOrder = left.Order == right.Order || (left.HasOneOrder && left.Extents.SequenceEqual(right.Extents));
        if (left.Shape != right.Shape || !isOneOrder)
            throw context.Unsupported($"{context.Node.Operator} of values of one shape");
        return context.Add(
            new DeclaredOperation(attribute, OperationPlace.Joining, left.Shape, left.Operation, right.Operation), left.Order);
    }
}
