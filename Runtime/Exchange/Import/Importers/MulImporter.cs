namespace Unroll.Exchange.Import.Importers;

/// <summary>Multiply, Scale by one pixel, or a factor of the channels.</summary>
internal sealed class MulImporter() : AffineImporter("Multiply")
{
    protected override (float Scale, float Shift) Line(NodeContext context, float number, bool isSecond) => (number, 0);
}
