namespace Unroll.Generator.Graph.Binding;

/// <summary>
/// How the weights of one stage start and train. It is applied when the graph is whole, for the default follows from what comes after.
/// </summary>
internal sealed class WeightSettings
{
    /// <summary>How weights start; null where the stage does not say.</summary>
    public string? Initializer { get; set; }

    public float InitialValue { get; set; } = 1;

    /// <summary>The factor of L1; null where the stage does not say.</summary>
    public float? L1 { get; set; }

    /// <summary>The factor of L2; null where the stage does not say.</summary>
    public float? L2 { get; set; }

    public bool Frozen { get; set; }

    /// <summary>The operation indices of the settings given, for messages.</summary>
    public List<int> Given { get; } = [];

    /// <summary>
    /// The nodes with the settings of their stages in their parameters. Of a tensor that several share, those of its first user count.
    /// </summary>
    public static List<Node> Apply(GraphBuilder state)
    {
        HashSet<int> leading = DefaultInitializer.LeadingToRectifier(state.Nodes);
        var settled = new Dictionary<string, Parameter>(StringComparer.Ordinal);
        return state.Nodes.Select(node => node.Parameters.Count == 0 ? node : node with
        {
            Parameters = new EquatableArray<Parameter>(node.Parameters.Select(parameter =>
            {
                if (!settled.TryGetValue(parameter.Name, out Parameter? known))
                    settled.Add(parameter.Name, known = Of(state.Stages[node.Stage]).Apply(leading.Contains(node.Index), parameter));
                return known;
            })),
        }).ToList();
    }

    /// <summary>A stage's settings, completed by those of the stages whose blocks it stands in.</summary>
    private static WeightSettings Of(StageBuilder stage)
    {
        WeightSettings own = stage.Settings;
        if (stage.Around is null)
            return own;
        WeightSettings around = Of(stage.Around);
        bool decides = own.Initializer is not null;
        return new WeightSettings
        {
            Initializer = own.Initializer ?? around.Initializer,
            InitialValue = decides ? own.InitialValue : around.InitialValue,
            L1 = own.L1 ?? around.L1,
            L2 = own.L2 ?? around.L2,
            Frozen = own.Frozen || around.Frozen,
        };
    }

    private Parameter Apply(bool leadsToRectifier, Parameter parameter)
    {
        // Biases, and all of a batch normalization, start as their operation says and are not penalized.
        if (parameter.Dimensions.Count == 1)
            return parameter with { Frozen = Frozen };
        string initializer = Initializer is { } given and not "Default" ? given
            : leadsToRectifier ? "HeNormal" : "XavierUniform";
        return parameter with { Initializer = initializer, InitialValue = InitialValue, L1 = L1 ?? 0, L2 = L2 ?? 0, Frozen = Frozen };
    }
}
