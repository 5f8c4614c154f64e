namespace Unroll.Exchange.Import;

/// <summary>What stages have in common that may be repetitions of one another.</summary>
internal static class StageForm
{
    private static readonly Dictionary<string, string[]> Names = new(StringComparer.Ordinal)
    {
        ["Conv"] = ["Kernel", "Kernel", "Filters"], ["ConvTranspose"] = ["Kernel", "Kernel", "Filters"],
        ["DepthwiseConv"] = ["Kernel", "Kernel"], ["Dense"] = ["Units"], ["GroupNorm"] = ["Groups"], ["ChannelShuffle"] = ["Groups"],
        ["Slice"] = ["Start", "Count"], ["PadChannels"] = ["Zeros"], ["Reshape"] = ["Height", "Width", "Channels"],
        ["Resize"] = ["Height", "Width"], ["Upsample"] = ["Factor"],
    };

    /// <summary>The operations of a stage without the numbers in which repetitions may differ, and without what they read.</summary>
    /// <remarks>Weights that are shared make a stage unlike all others.</remarks>
    public static string TextOf(DeclaredStage stage) => string.Join("; ", stage.Operations.Select((operation, place) =>
        $"{AttributeOf(stage, place)}({ArgumentsOf(stage, operation, hasPaddingAround: false).TextWithoutPadding()})"
        + (operation is { SharesWeights: true, Tensor: { } tensor } ? $"{tensor.Length}:{tensor}" : "")
        + (Reads(stage, place).Count() == operation.Inputs.Count ? "" : "-")));

    /// <summary>The values of other stages that a stage reads, in order.</summary>
    public static IEnumerable<DeclaredOperation> Reads(DeclaredStage stage) =>
        stage.Operations.SelectMany((_, place) => Reads(stage, place));

    /// <summary>The attribute of the operation at a place; that of the sum of a stage with another image of the same shape is
    /// Residual.</summary>
    public static string AttributeOf(DeclaredStage stage, int place) =>
        stage.Operations[place] is { Attribute: "Add", Inputs: [{ Shape: var shape }, var other] } && shape == other.Shape
            && shape.Height * shape.Width > 1 && Reads(stage, place).Count() == 1
            ? "Residual" : stage.Operations[place].Attribute;

    /// <summary>The arguments of an operation.</summary>
    public static ArgumentForm ArgumentsOf(DeclaredStage stage, DeclaredOperation operation, bool hasPaddingAround)
    {
        IReadOnlyList<string>? names = stage.Block?.Class.Constants ?? Names.GetValueOrDefault(operation.Attribute);
        return ArgumentForm.Of(operation, names ?? ["Size"], hasPaddingAround);
    }

    private static IEnumerable<DeclaredOperation> Reads(DeclaredStage stage, int place) =>
        stage.Operations[place].Inputs.Where(input => place == 0 || input != stage.Operations[place - 1]);
}
