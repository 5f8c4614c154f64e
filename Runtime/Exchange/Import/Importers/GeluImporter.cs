namespace Unroll.Exchange.Import.Importers;

/// <summary>Gelu, also by tanh.</summary>
internal sealed class GeluImporter : ElementImporter
{
    protected override IEnumerable<string> Attribute(NodeContext context) => context.Node.Text("approximate", "none") switch
    {
        "none" => ["Gelu"],
        "tanh" => ["Gelu", "Approximate = true"],
        _ => throw context.Unsupported("Gelu with approximate = none or tanh"),
    };
}
