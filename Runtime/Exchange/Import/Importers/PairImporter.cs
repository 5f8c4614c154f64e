namespace Unroll.Exchange.Import.Importers;

/// <summary>An operator that compares two values of one shape.</summary>
internal abstract class PairImporter(string attribute) : NodeImporter
{
    public override ImportedValue Import(NodeContext context)
    {
        (ImportedValue left, ImportedValue right) = (context.Value(0), context.Value(1));
        return left.Extents.SequenceEqual(right.Extents)
            ? Joining.Alike(context, attribute, left, right)
            : throw context.Unsupported($"{context.Node.Operator} of values of one shape");
    }
}
