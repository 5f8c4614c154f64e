namespace Unroll.Exchange.Import.Importers;

/// <summary>An operator that changes the extents and leaves the elements in their order.</summary>
internal abstract class ReshapingImporter : NodeImporter
{
    public sealed override ImportedValue Import(NodeContext context)
    {
        ImportedValue value = context.Value(0);
        int[] extents = Extents(context, value.Extents);
        ImportedValue? reshaped = value.Reshape(extents);
        if (reshaped is null && value is { IsFlattened: true, Order: ElementOrder.Vector })
            reshaped = context.Channels(value).Reshape(extents);   // a vector as the channels of one pixel
        return reshaped ?? throw context.Unsupported(
            $"a vector, or the extents that it had before, rather than {ShapeText.Of(extents)} of {ShapeText.Of(value.Extents)}");
    }

    /// <summary>The new extents.</summary>
    protected abstract int[] Extents(NodeContext context, int[] from);
}
