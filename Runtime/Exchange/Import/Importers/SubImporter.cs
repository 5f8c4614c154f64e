namespace Unroll.Exchange.Import.Importers;

/// <summary>Subtract, or a shift of the channels.</summary>
internal sealed class SubImporter() : AffineImporter("Subtract")
{
    protected override (float Scale, float Shift) Line(NodeContext context, float number, bool isSecond) =>
        isSecond ? (1, -number) : (-1, number);
}
