namespace Unroll.Exchange.Import.Importers;

/// <summary>Concat along the channels.</summary>
internal sealed class ConcatImporter : NodeImporter
{
    public override ImportedValue Import(NodeContext context)
    {
        ImportedValue[] values = context.Alike([.. context.Node.Inputs.Select((_, index) => context.Channels(context.Value(index)))]);
        ImportedValue first = values[0];
        int axis = context.Node.Axis("axis", 1, first.Extents.Length);
        if (axis != first.ChannelAxis || values.Any(value => value.Order != first.Order
            || (value.Shape.Height, value.Shape.Width) != (first.Shape.Height, first.Shape.Width)))
            throw context.Unsupported("Concat of computed values along the channels");
        if (values.Length == 1)
            return first;
        ValueShape shape = first.Shape with { Channels = values.Sum(value => value.Shape.Channels) };
        return context.Add(
            new DeclaredOperation("Concat", OperationPlace.Naming, shape, [.. values.Select(value => value.Operation)]), first.Order);
    }
}
