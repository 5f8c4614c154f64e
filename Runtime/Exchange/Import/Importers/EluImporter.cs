namespace Unroll.Exchange.Import.Importers;

/// <summary>Elu with its alpha.</summary>
internal sealed class EluImporter : ElementImporter
{
    protected override IEnumerable<string> Attribute(NodeContext context)
    {
        float alpha = context.Node.Number("alpha", 1);
        return alpha >= 0 ? Attribute("Elu", alpha, 1) : throw context.Unsupported("Elu with an alpha of at least 0");
    }
}
