namespace Unroll.Exchange.Import.Importers;

/// <summary>Softplus; several nodes spell one with a beta.</summary>
internal sealed class SoftplusImporter : ElementImporter
{
    protected override IEnumerable<string> Attribute(NodeContext context) => Attribute("Softplus", context.Node.Number("beta", 1), 1);
}
