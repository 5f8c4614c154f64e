using Unroll.Exchange.Import.Interpreter;

namespace Unroll.Exchange.Import.Importers;

/// <summary>The same value as a vector.</summary>
internal sealed class FlattenImporter : ReshapingImporter
{
    protected override int[] Extents(NodeContext context, int[] from)
    {
        int axis = context.Node.Axis("axis", 1, from.Length);
        return [Tensor.Product(from[..axis]), Tensor.Product(from[axis..])];
    }
}
