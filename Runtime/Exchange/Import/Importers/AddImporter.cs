namespace Unroll.Exchange.Import.Importers;

/// <summary>Add, the bias of what is before it, or a shift of the channels.</summary>
internal sealed class AddImporter() : AffineImporter("Add")
{
    protected override (float Scale, float Shift) Line(NodeContext context, float number, bool isSecond) => (1, number);
}
