namespace Unroll.Exchange.Import.Importers;

/// <summary>Divide, or a factor of the channels.</summary>
internal sealed class DivImporter() : AffineImporter("Divide")
{
    public override ImportedValue Import(NodeContext context) => context.IsConstant(0)
        ? throw context.Unsupported("Div of values, or by a constant")
        : base.Import(context);

    protected override (float Scale, float Shift) Line(NodeContext context, float number, bool isSecond) => number != 0
        ? (1 / number, 0)
        : throw context.Unsupported("Div by a constant without zeros");
}
