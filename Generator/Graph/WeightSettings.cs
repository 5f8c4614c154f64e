using Unroll.Generator.Graph.Rules;

namespace Unroll.Generator.Graph;

/// <summary>How the weights of one stage start and train; applied when the graph is whole, for the default follows from what comes after.</summary>
internal sealed class WeightSettings
{
    public string Initializer { get; set; } = "Default";

    public float InitialValue { get; set; } = 1;

    public float L1 { get; set; }

    public float L2 { get; set; }

    public bool Frozen { get; set; }

    /// <summary>The operation indices of the settings given, for messages.</summary>
    public List<int> Given { get; } = [];

    /// <summary>The nodes with the settings of their stages in their parameters.</summary>
    public static List<Node> Apply(GraphState state)
    {
        List<int>[] readers = state.Nodes.Select(_ => new List<int>()).ToArray();
        foreach (Node node in state.Nodes)
            foreach (int input in node.Inputs)
                readers[input].Add(node.Index);
        return state.Nodes.Select(node => node.Parameters.Count == 0 ? node : node with
        {
            Parameters = new EquatableArray<Parameter>(node.Parameters.Select(parameter => state.Settings[node.Stage].Apply(state, readers, node, parameter))),
        }).ToList();
    }

    private Parameter Apply(GraphState state, List<int>[] readers, Node node, Parameter parameter)
    {
        if (parameter.Dimensions.Count == 1)
            return parameter with { Frozen = Frozen };
        string initializer = Initializer != "Default" ? Initializer
            : DefaultInitializer.LeadsToRelu(state.Nodes, readers, node.Index) ? "HeNormal" : "XavierUniform";
        return parameter with { Initializer = initializer, InitialValue = InitialValue, L1 = L1, L2 = L2, Frozen = Frozen };
    }
}
