using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis;
using Unroll.Generator.Graph.Binding;
using Unroll.Generator.Graph;
using Unroll.Generator.Parsing;
using Unroll.Operations.Tests.Reference;

namespace Unroll.Operations.Tests;

/// <summary>The generator's graph of every network here: no problem found, and the reference's shapes, parameters and outputs.</summary>
public class GraphTests
{
    [Fact]
    public void Graphs_of_the_catalog_are_those_of_the_reference() => Check([.. Catalog.Cases.Select(@case => @case.Build())]);

    [Fact]
    public void Graphs_of_random_networks_are_those_of_the_reference() =>
        Check([.. Enumerable.Range(0, 300).Select(index => RandomNetworks.Draw(11, index))]);

    private static void Check(IReadOnlyList<ReferenceNetwork> networks)
    {
        CSharpCompilation compilation = NetworkCompiler.Prepare(networks);
        var failures = new List<string>();
        foreach (ReferenceNetwork network in networks)
        {
            INamedTypeSymbol symbol = compilation.GetTypeByMetadataName($"{SourceText.Namespace}.{network.Name}")!;
            GraphResult result = NetworkBinder.Build(NetworkParser.TryParse(symbol, CancellationToken.None)!);
            IEnumerable<string> wrong = result.Graph is null
                ? result.Problems.Select(problem => problem.ToString())
                : Differences(network, result.Graph);
            string text = string.Join("\n", wrong);
            if (text.Length > 0)
                failures.Add($"{text}\n{SourceText.Print(network)}");
        }
        Assert.True(failures.Count == 0, string.Join("\n\n", failures.Take(10)));
    }

    private static IEnumerable<string> Differences(ReferenceNetwork network, NetworkGraph graph)
    {
        foreach (Stage stage in graph.Stages)
        {
            Extent? expected = network.Results.ContainsKey(stage.Name) ? network.ExtentOf(stage.Name) : null;
            Shape actual = graph.Nodes[stage.Result].Shape;
            if (expected is not Extent extent || actual != new Shape(extent.Height, extent.Width, extent.Channels, extent.IsVector))
                yield return $"{stage.Name} is {expected}, but {actual} came";
        }
        foreach (string missing in network.Stages.Select(stage => stage.Name).Except(graph.Stages.Select(stage => stage.Name)))
            yield return $"there is no stage {missing}";
        string parameters = string.Join("; ", network.Parameters.Select(tensor => $"{tensor.Name} {string.Join(", ", tensor.Dimensions)}"));
        IEnumerable<Parameter> tensors = graph.Nodes.SelectMany(node => node.Parameters).DistinctBy(tensor => tensor.Name);
        string found = string.Join("; ", tensors.Select(tensor => $"{tensor.Name} {string.Join(", ", tensor.Dimensions)}"));
        if (parameters != found)
            yield return $"parameters {parameters}, but {found} came";
        string outputs = string.Join(", ", network.Outputs.Select(output => output.Name));
        string stages = string.Join(", ", graph.Stages.Where(stage => stage.IsOutput).Select(stage => stage.Name));
        if (outputs != stages)
            yield return $"outputs {outputs}, but {stages} came";
        if (network.Losses.Count != graph.Losses.Count())
            yield return $"{network.Losses.Count} losses, but {graph.Losses.Count()} came";
    }
}
