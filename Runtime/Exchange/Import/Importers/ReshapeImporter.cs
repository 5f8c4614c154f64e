using Unroll.Exchange.Import.Interpreter.Functions;

namespace Unroll.Exchange.Import.Importers;

/// <summary>The same value under other extents.</summary>
internal sealed class ReshapeImporter : ReshapingImporter
{
    protected override int[] Extents(NodeContext context, int[] from) =>
        ReshapeFunction.Extents(context.Node, from, context.Constant(1).ToIntegers());
}
