namespace Unroll.Exchange.Import.Importers;

/// <summary>HardSigmoid, with the slope of PyTorch. With another slope it is a line that is clipped: ScaleShift and Clip.</summary>
internal sealed class HardSigmoidImporter : NodeImporter
{
    public override ImportedValue Import(NodeContext context)
    {
        const float UsualSlope = 0.2f, OurSlope = 1 / 6f, Middle = 0.5f, Rounding = 1e-6f;
        ImportedValue value = context.Value(0);
        float slope = context.Node.Number("alpha", UsualSlope), shift = context.Node.Number("beta", Middle);
        if (MathF.Abs(slope - OurSlope) < Rounding && shift == Middle)
            return context.Add(new DeclaredOperation("HardSigmoid", OperationPlace.Behind, value.Shape, value.Operation), value.Order);

        var line = new DeclaredOperation("ScaleShift", OperationPlace.Behind, value.Shape, value.Operation)
        {
            Parameters = [Filled("scale", slope), Filled("shift", shift)],
        };
        ImportedValue shifted = context.Add(line, value.Order);
        var clipped = new DeclaredOperation("Clip", OperationPlace.Behind, value.Shape, shifted.Operation) { Arguments = ["0", "1"] };
        return context.Add(clipped, value.Order);

        DeclaredParameter Filled(string kind, float number) => new(
            kind, [value.Shape.Channels], [.. Enumerable.Repeat(number, value.Shape.Channels)], context.Node.Name);
    }
}
