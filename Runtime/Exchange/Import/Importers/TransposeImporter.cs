namespace Unroll.Exchange.Import.Importers;

/// <summary>The same value in another order: channels first, or last.</summary>
internal sealed class TransposeImporter : NodeImporter
{
    public override ImportedValue Import(NodeContext context)
    {
        int[] order = context.Node.Integers("perm") is { } given ? [.. given.Select(axis => (int)axis)] : [];
        return context.Value(0).Transpose(order)
            ?? throw context.Unsupported("Transpose from channels first to channels last (0, 2, 3, 1) or back (0, 3, 1, 2)");
    }
}
