namespace Unroll.Exchange.Import.Importers;

/// <summary>LeakyRelu with its slope.</summary>
internal sealed class LeakyReluImporter : ElementImporter
{
    protected override IEnumerable<string> Attribute(NodeContext context)
    {
        float slope = context.Node.Number("alpha", 0.01f);
        return slope >= 0 ? Attribute("LeakyRelu", slope, 0.01f) : throw context.Unsupported("LeakyRelu with an alpha of at least 0");
    }
}
