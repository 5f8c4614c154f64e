namespace Unroll.Exchange.Import.Importers;

/// <summary>An operator of arithmetic: of two values it joins them, of a value and a constant it scales or shifts the channels.</summary>
internal abstract class AffineImporter(string attribute) : JoinImporter(attribute)
{
    public override ImportedValue Import(NodeContext context)
    {
        if (!context.IsConstant(0) && !context.IsConstant(1))
            return base.Import(context);
        int index = context.IsConstant(0) ? 1 : 0;
        ImportedValue value = context.Value(index);
        ModelTensor constant = context.Constant(1 - index);
        (value, float[] numbers) = ChannelNumbers.Of(context, value, constant);
        (float Scale, float Shift)[] lines = [.. numbers.Select(number => Line(context, number, index == 0))];
        float[] scale = [.. lines.Select(line => line.Scale)], shift = [.. lines.Select(line => line.Shift)];

        // A number such as 0.5 stands in a file once, whoever multiplies by it; that shares no weights.
        string source = context.Node.Inputs[1 - index];
        bool isNumber = constant.Length == 1 && numbers.Length > 1;
        return TakenIn(context, value, index, scale, shift, isNumber ? $"{source} of {context.Node.Output}" : source);
    }

    /// <summary>Scale and shift of a channel.</summary>
    /// <param name="context">The node.</param>
    /// <param name="number">The constant.</param>
    /// <param name="isSecond">Whether it is the second of the two.</param>
    protected abstract (float Scale, float Shift) Line(NodeContext context, float number, bool isSecond);

    /// <summary>
    /// A shift behind an operation without one is its bias, a scale and a shift behind a normalization without them its own; all else is a
    /// ScaleShift.
    /// </summary>
    private static ImportedValue TakenIn(
        NodeContext context, ImportedValue value, int index, float[] scale, float[] shift, string source)
    {
        DeclaredOperation before = value.Operation;
        bool isBias = before.LacksBias;
        bool isShift = before.Parameters is [{ Kind: "scale" }, var given] && given.Values.All(number => number == 0);
        if (before.Arguments.Contains(SampleNormImporter.NoAffine) && context.IsOnlyReader(index, before))
        {
            before.Arguments.Remove(SampleNormImporter.NoAffine);
            before.Parameters.AddRange([new("scale", [scale.Length], scale, source), new("shift", [shift.Length], shift, source)]);
            before.Tensor = context.Node.Output;
            return value;
        }

        if ((isBias || isShift) && scale.All(factor => factor == 1) && context.IsOnlyReader(index, before))
        {
            if (isBias)
                before.AddBias(shift, source);
            else
                before.Parameters[1] = new DeclaredParameter("shift", [shift.Length], shift, source);
            before.Tensor = context.Node.Output;
            return value;
        }

        var operation = new DeclaredOperation("ScaleShift", OperationPlace.Behind, value.Shape, before)
        {
            Parameters = [new("scale", [scale.Length], scale, source), new("shift", [shift.Length], shift, source)],
        };
        return context.Add(operation, value.Order);
    }
}
