namespace Unroll.Exchange.Import;

/// <summary>Names the classes of blocks after what they are, and the numbers that they are given.</summary>
internal static class BlockNames
{
    private const string Filters = "Filters";

    /// <summary>A name for a class that no other has; the second one has a number.</summary>
    public static string OfClass(IReadOnlyList<IReadOnlyList<DeclaredStage>> uses, ISet<string> taken)
    {
        string wanted = OfKind(uses), name = wanted;
        for (int i = 2; !taken.Add(name); i++)
            name = $"{wanted}{i}";
        return name;
    }

    /// <summary>The names of constants; those of which there are several begin with the name of their stage. Of several numbers of
    /// filters, that of the last stage is that of the outputs.</summary>
    public static IReadOnlyList<string> OfConstants(IReadOnlyList<(DeclaredStage Stage, string Name)> constants, DeclaredStage last)
    {
        string[] names = [.. constants.Select(constant => constant.Name)];
        if (names.Count(name => name == Filters) > 1 && constants[Array.LastIndexOf(names, Filters)].Stage == last)
            names[Array.LastIndexOf(names, Filters)] = "Outputs";
        var given = new List<string>();
        for (int i = 0; i < names.Length; i++)
        {
            string stage = constants[i].Stage.Name;
            string wanted = names.Count(name => name == names[i]) == 1
                ? names[i] : $"{char.ToUpperInvariant(stage[0])}{stage[1..]}{names[i]}";
            string unique = wanted;
            for (int number = 2; given.Contains(unique); number++)
                unique = $"{wanted}{number}";
            given.Add(unique);
        }

        return given;
    }

    private static string OfKind(IReadOnlyList<IReadOnlyList<DeclaredStage>> uses)
    {
        IReadOnlyList<DeclaredStage> stages = uses[0];
        string[] attributes = [.. stages.SelectMany(stage => stage.Operations).Select(operation => operation.Attribute)];
        List<DeclaredOperation> last = stages[^1].Operations;
        bool endsWithInput = last.Any(operation => operation.Inputs.Contains(BlockClass.InputOf(stages)));
        (ValueShape From, ValueShape To)[] shapes = [.. uses.Select(use => (BlockClass.InputOf(use).Shape, use[^1].Last.Shape))];
        int depthwise = Array.IndexOf(attributes, "DepthwiseConv"), convolution = Array.IndexOf(attributes, "Conv");
        bool isInverted = convolution >= 0 && convolution < depthwise && Array.LastIndexOf(attributes, "Conv") > depthwise;
        return Has("Add", "Residual")
            ? isInverted ? "InvertedResidual"
                : shapes.All(shape => shape.To.Height < shape.From.Height) ? "DownsamplingBlock"
                : endsWithInput ? "ResidualBlock"
                : shapes.All(shape => shape.To.Channels > shape.From.Channels) ? "WideningBlock"
                : "SumBlock"
            : Has("Scale", "Multiply") && endsWithInput ? attributes.Contains("GlobalAvgPool") ? "SqueezeExcitation" : "GateBlock"
            : last[0] is { Attribute: "Concat", Inputs.Count: > 2 } && !endsWithInput ? "Inception"
            : last[0].Attribute == "Concat" ? "ConcatBlock"
            : isInverted ? "InvertedBottleneck"
            : stages.Count == 2 && depthwise == 0 && convolution > 0 ? "SeparableConv"
            : convolution >= 0 || depthwise >= 0 ? "ConvBlock"
            : (attributes.FirstOrDefault(attribute => !attribute.StartsWith("Block", StringComparison.Ordinal)) ?? "Nested") + "Block";

        bool Has(string attribute, string other) => last.Any(operation => operation.Attribute == attribute || operation.Attribute == other);
    }
}
