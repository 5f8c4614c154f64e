namespace Unroll.Exchange.Import.Importers;

/// <summary>Slice of rows and columns.</summary>
internal sealed class SliceImporter : NodeImporter
{
    public override ImportedValue Import(NodeContext context) =>
        SpatialSlice.Import(context) ?? throw context.Unsupported("Slice of rows and columns, forwards in steps of 1");
}
