using Unroll.Generator.Graph;
using Unroll.Generator.Graph.Operations;
using Unroll.Generator.Planning;

namespace Unroll.Operations.Tests;

/// <summary>
/// What a network predicts, whatever its stages are called: each value by its operation, its settings, its weights and the values that it
/// reads. What a declaration may say in two ways is one: Dropout and Flatten are nothing, a sum of three is one of a sum, sums, products
/// and the like have no first input, and means of equal windows are those of an adaptive pooling.
/// </summary>
/// <param name="numbers">The number of each value, for both networks.</param>
internal sealed class NormalForm(Dictionary<string, int> numbers)
{
    /// <summary>What only says where the last windows of a maximum end, as the shape does.</summary>
    private static readonly string[] Beyond = ["Window.PadBottom", "Window.PadRight", "Window.CeilMode"];

    /// <summary>The outputs of a network by name, each with the number of its value, and the operations that they follow from.</summary>
    /// <param name="graph">The network.</param>
    /// <param name="weights">The numbers of a parameter as a text.</param>
    public (SortedDictionary<string, int> Outputs, List<string> Operations) Of(NetworkGraph graph, Func<string, string> weights)
    {
        HashSet<int> needed = graph.Below(graph.Outputs);
        var values = new Dictionary<int, int>();
        List<string> operations = [];
        foreach (Node node in graph.Nodes.Where(node => needed.Contains(node.Index)))
        {
            int[] inputs = [.. node.Inputs.Select(input => values[input])];
            values[node.Index] = IsNothing(graph, node) ? inputs[0]
                : IsChain(node.Operation) ? inputs.Skip(1).Aggregate(inputs[0], (left, right) => Add(node, "", [left, right]))
                : Add(node, Settings(graph, node) + string.Concat(node.Parameters.Select(parameter => weights(parameter.Name))), inputs);
        }

        return (new(graph.Stages.Where(stage => stage.IsOutput).ToDictionary(NameOf, stage => values[stage.Result])), operations);

        int Add(Node node, string settings, int[] read)
        {
            string shape = node.Operation is ActivationOperation ? "" : $"{node.Shape}";   // behind a Flatten or before it
            string text = $"{NameOf(graph, node)} {shape} {settings}";
            operations.Add(text);
            string key = $"{text} of {string.Join(", ", HasNoFirst(node.Operation) ? read.Order() : read)}";
            if (!numbers.TryGetValue(key, out int number))
                numbers.Add(key, number = numbers.Count);
            return number;
        }
    }

    private static string Settings(NetworkGraph graph, Node node) => node.Operation is InputOperation
        ? NameOf(graph.Stages[node.Stage])
        : IsOfEqualWindows(graph, node) ? ""
        : string.Join(' ', OperationSettings.Of(node.Operation)
            .Where(setting => setting.Name != "Exact"   // says how it is computed, and not what
                && (node.Operation is not MaxPoolOperation || !Beyond.Contains(setting.Name))
                && (setting.Name != "CountPadding" || HasPadding(node.Operation)))
            .Select(setting => $"{setting.Name}={setting.Value:R}"));

    /// <summary>The import gives outputs and inputs names that begin with a small letter.</summary>
    private static string NameOf(Stage stage) => char.ToLowerInvariant(stage.Name[0]) + stage.Name[1..];

    private static string NameOf(NetworkGraph graph, Node node) =>
        IsOfEqualWindows(graph, node) ? "MeansOfEqualWindows" : node.Operation.Name;

    private static bool IsOfEqualWindows(NetworkGraph graph, Node node) => node.Operation switch
    {
        AdaptiveAvgPoolOperation =>
            From(graph, node) is var from && from.Height % node.Shape.Height == 0 && from.Width % node.Shape.Width == 0,
        AvgPoolOperation { Window: { PadTop: 0, PadLeft: 0, PadBottom: 0, PadRight: 0 } window } =>
            (window.Height, window.Width) == (window.StrideY, window.StrideX)
            && From(graph, node) == node.Shape with { Height = node.Shape.Height * window.Height, Width = node.Shape.Width * window.Width },
        _ => false,
    };

    private static bool HasPadding(Operation operation) =>
        operation is not AvgPoolOperation { Window: { PadTop: 0, PadLeft: 0, PadBottom: 0, PadRight: 0 } };

    private static Shape From(NetworkGraph graph, Node node) => graph.Nodes[node.Inputs[0]].Shape;

    private static bool IsNothing(NetworkGraph graph, Node node) => node.Operation.OnlyTrains || node.Operation is FlattenOperation
        || (node.Operation is AdaptiveAvgPoolOperation && From(graph, node) == node.Shape);

    private static bool IsChain(Operation operation) => operation.Name is "Add" or "Multiply" or "Maximum" or "Minimum";

    private static bool HasNoFirst(Operation operation) =>
        IsChain(operation) || operation.Name is "AbsDifference" or "SquaredDistance" or "ChiSquareDifference";
}
