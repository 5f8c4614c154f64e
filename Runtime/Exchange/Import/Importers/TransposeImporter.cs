namespace Unroll.Exchange.Import.Importers;

/// <summary>The same value in another order. Elements move where something reads them that wants them so.</summary>
internal sealed class TransposeImporter : NodeImporter
{
    public override ImportedValue Import(NodeContext context)
    {
        ImportedValue value = context.Value(0);
        int[] all = [.. Enumerable.Range(0, value.Rank)];
        int[] axes = context.Node.Integers("perm") is { } given
            ? [.. given.Select(axis => (int)Math.Clamp(axis, -1, all.Length))] : [.. all.Reverse()];
        return axes.Order().SequenceEqual(all)
            ? value with { Order = value.Order.Transpose(axes) }
            : throw context.Unsupported($"Transpose whose perm has each of {value.Rank} extents once");
    }
}
