namespace Unroll.Exchange.Import.Importers;

/// <summary>The same value: a network computes with floats of 32 bits, whatever floats the model casts to.</summary>
internal sealed class CastImporter : NodeImporter
{
    public override ImportedValue Import(NodeContext context) => ElementTypes.IsFloat(context.Node.Integer("to", 0))
        ? context.Value(0)
        : throw context.Unsupported("Cast to floats; to others of constants and shapes");
}
