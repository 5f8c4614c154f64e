namespace Unroll.Exchange.Import.Importers;

/// <summary>A pooling of all pixels.</summary>
internal abstract class GlobalPoolImporter(string attribute) : NodeImporter
{
    public sealed override ImportedValue Import(NodeContext context)
    {
        ImportedValue value = context.Value(0);
        if (value.Rank < 3 || value.Extents[0] != 1)
            throw context.Unsupported($"{context.Node.Operator} of [N, channels, height, width]");
        return Add(context, attribute, context.WithChannels(value, 1), [1, value.Extents[1], .. Enumerable.Repeat(1, value.Rank - 2)]);
    }

    /// <summary>Adds the pooling of a value's pixels.</summary>
    /// <param name="context">The node.</param>
    /// <param name="attribute">The attribute.</param>
    /// <param name="value">The value.</param>
    /// <param name="extents">The extents of the result.</param>
    public static ImportedValue Add(NodeContext context, string attribute, ImportedValue value, int[] extents)
    {
        ElementOrder order = ElementOrder.RowMajor(extents);
        return value.Shape.Height * value.Shape.Width == 1
            ? new ImportedValue(value.Operation, order)   // the mean or the largest of one number is that number
            : context.Add(
                new DeclaredOperation(attribute, OperationPlace.First, new ValueShape(1, 1, value.Shape.Channels), value.Operation),
                order);
    }
}
