namespace Unroll.Exchange.Import.Importers;

/// <summary>The same value without some extents of 1.</summary>
internal sealed class SqueezeImporter : ReshapingImporter
{
    protected override int[] Extents(NodeContext context, int[] from)
    {
        long[]? axes = context.Node.HasInput(1) ? context.Constant(1).ToIntegers() : context.Node.Integers("axes");
        int[]? left = axes is null ? null : [.. axes.Select(axis => ModelNode.Axis(axis, from.Length))];
        return [.. from.Where((extent, axis) => left is null ? extent != 1 : !left.Contains(axis))];
    }
}
