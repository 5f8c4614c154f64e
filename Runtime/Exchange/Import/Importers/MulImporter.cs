namespace Unroll.Exchange.Import.Importers;

/// <summary>Multiply; Scale, where one of the two has one pixel; or a factor of the channels.</summary>
internal sealed class MulImporter() : AffineImporter("Multiply")
{
    public override ImportedValue Import(NodeContext context)
    {
        if (context.IsConstant(0) || context.IsConstant(1))
            return base.Import(context);
        ImportedValue left = context.Value(0), right = context.Value(1);
        if (IsScale(left, right))
            (left, right) = (right, left);
        return IsScale(right, left)
            ? context.Add(new DeclaredOperation("Scale", OperationPlace.Behind, left.Shape, left.Operation, right.Operation), left.Order)
            : base.Import(context);
    }

    protected override (float Scale, float Shift) Line(NodeContext context, float number, bool isSecond) => (number, 0);

    /// <summary>Whether a value is one pixel that is broadcast over another.</summary>
    private static bool IsScale(ImportedValue scale, ImportedValue scaled) =>
        scale.Shape.Height * scale.Shape.Width == 1 && scaled.Shape.Height * scaled.Shape.Width > 1 && !scaled.IsFlattened
        && scale.Shape.Channels == scaled.Shape.Channels && scale.Order == scaled.Order;
}
