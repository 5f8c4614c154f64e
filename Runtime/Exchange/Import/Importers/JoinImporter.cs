namespace Unroll.Exchange.Import.Importers;

/// <summary>An operator that joins values element by element.</summary>
internal abstract class JoinImporter(string attribute) : NodeImporter
{
    public override ImportedValue Import(NodeContext context)
    {
        ImportedValue joined = context.Value(0);
        for (int i = 1; i < context.Node.Inputs.Count; i++)
            joined = Joining.Join(context, attribute, joined, context.Value(i));
        return joined;
    }
}
