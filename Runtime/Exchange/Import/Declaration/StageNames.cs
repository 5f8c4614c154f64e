namespace Unroll.Exchange.Import;

/// <summary>Names the stages: inputs and outputs as in the model where that is a name, others after what they are.</summary>
internal static class StageNames
{
    private static readonly Dictionary<string, string> Nouns = new(StringComparer.Ordinal)
    {
        ["ConvTranspose"] = "transposed", ["DepthwiseConv"] = "depthwise", ["MaxPool"] = "pool", ["AvgPool"] = "pool",
        ["GlobalAvgPool"] = "pool", ["GlobalMaxPool"] = "pool", ["Add"] = "sum", ["Multiply"] = "product", ["Subtract"] = "difference",
        ["Divide"] = "quotient", ["Flatten"] = "flat",
        ["BatchNorm"] = "norm", ["LocalResponseNorm"] = "norm", ["InstanceNorm"] = "norm", ["GroupNorm"] = "norm", ["LayerNorm"] = "norm",
        ["ScaleShift"] = "scaled", ["Scale"] = "scaled",
        ["Slice"] = "part", ["PadChannels"] = "padded", ["Transpose"] = "turned", ["Reshape"] = "reshaped",
        ["ChannelShuffle"] = "shuffled", ["DepthToSpace"] = "space", ["SpaceToDepth"] = "depth",
    };

    /// <summary>Gives every stage a name of its own.</summary>
    /// <param name="stages">The stages.</param>
    /// <param name="graph">The network.</param>
    /// <param name="className">The name of its class, which no stage can have.</param>
    public static void Give(IReadOnlyList<DeclaredStage> stages, DeclaredGraph graph, string className)
    {
        HashSet<string> taken = [className];
        foreach ((string name, ImportedValue value) in graph.Inputs)
            Name(value, name, "input");
        foreach ((string name, ImportedValue value) in graph.Outputs)
            Name(value, name, "output");
        GiveNouns(stages, taken);

        void Name(ImportedValue value, string name, string otherwise)
        {
            DeclaredStage? stage = stages.FirstOrDefault(stage => stage.Last == value.Operation);
            if (stage is not { Name: "" })
                return;
            string wanted = Identifiers.OfStage(name) ?? otherwise;
            stage.Name = wanted;
            for (int i = 2; !taken.Add(stage.Name); i++)
                stage.Name = $"{wanted}{i}";
        }
    }

    /// <summary>Gives the stages of a block names of their own.</summary>
    public static void Give(IReadOnlyList<DeclaredStage> stages) => GiveNouns(stages, []);

    private static void GiveNouns(IReadOnlyList<DeclaredStage> stages, HashSet<string> taken)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (DeclaredStage stage in stages.Where(stage => stage.Name.Length == 0))
        {
            string attribute = stage.Block is null ? stage.Operations[0].Attribute : "Block";
            string noun = Nouns.GetValueOrDefault(attribute) ?? char.ToLowerInvariant(attribute[0]) + attribute[1..];
            do
                stage.Name = $"{noun}{counts[noun] = counts.GetValueOrDefault(noun) + 1}";
            while (!taken.Add(stage.Name));
        }
    }
}
