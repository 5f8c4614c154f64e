namespace Unroll.Exchange.Import.Importers;

/// <summary>The same value: a prediction drops nothing.</summary>
internal sealed class DropoutImporter : NodeImporter
{
    public override ImportedValue Import(NodeContext context) => context.Value(0);
}
