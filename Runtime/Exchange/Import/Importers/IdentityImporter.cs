namespace Unroll.Exchange.Import.Importers;

/// <summary>The same value.</summary>
internal sealed class IdentityImporter : NodeImporter
{
    public override ImportedValue Import(NodeContext context) => context.Value(0);
}
