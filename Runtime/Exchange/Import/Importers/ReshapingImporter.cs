using Unroll.Exchange.Import.Interpreter;

namespace Unroll.Exchange.Import.Importers;

/// <summary>An operator that changes the extents and leaves the elements in their order.</summary>
internal abstract class ReshapingImporter : NodeImporter
{
    public sealed override ImportedValue Import(NodeContext context)
    {
        ImportedValue value = context.Value(0);
        int[] extents = Extents(context, value.Extents);
        if (Tensor.Product(extents) == (long)value.Shape.Length * context.SamplesAtOnce && extents[0] == context.SamplesAtOnce)
            extents[0] = 1;
        if (extents.Any(extent => extent < 1) || Tensor.Product(extents) != value.Shape.Length)
            throw context.Unsupported(
                $"extents with as many elements, rather than {ShapeText.Of(extents)} of {ShapeText.Of(value.Extents)}");
        return value.Order.Reshape(extents) is { } order
            ? value with { Order = order }
            : context.RowMajor(value) with { Order = ElementOrder.RowMajor(extents) };
    }

    /// <summary>The new extents.</summary>
    protected abstract int[] Extents(NodeContext context, int[] from);
}
