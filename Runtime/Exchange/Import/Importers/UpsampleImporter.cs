namespace Unroll.Exchange.Import.Importers;

/// <summary>Upsample, which Resize replaced: its scales are an attribute until opset 9.</summary>
internal sealed class UpsampleImporter : NodeImporter
{
    public override ImportedValue Import(NodeContext context) => ResizeImporter.Import(
        context,
        context.Node.HasInput(1)
            ? context.Constant(1).ToNumbers() : context.Node.Numbers("scales")?.Select(scale => (double)scale).ToArray(),
        null);
}
