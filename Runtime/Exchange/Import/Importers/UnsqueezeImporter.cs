namespace Unroll.Exchange.Import.Importers;

/// <summary>The same value with more extents of 1.</summary>
internal sealed class UnsqueezeImporter : ReshapingImporter
{
    protected override int[] Extents(NodeContext context, int[] from)
    {
        long[] axes = context.Node.HasInput(1) ? context.Constant(1).ToIntegers() : context.Node.Integers("axes") ?? [];
        int[] added = [.. axes.Select(axis => ModelNode.Axis(axis, from.Length + axes.Length))];
        Queue<int> extents = new(from);
        return [.. Enumerable.Range(0, from.Length + axes.Length).Select(axis => added.Contains(axis) ? 1 : extents.Dequeue())];
    }
}
