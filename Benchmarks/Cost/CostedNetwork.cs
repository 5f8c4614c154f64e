using Microsoft.CodeAnalysis;
using Unroll.Benchmarks.Compile;
using Unroll.Generator.Graph.Binding;
using Unroll.Generator.Graph.Operations;
using Unroll.Generator.Graph;
using Unroll.Generator.Parsing;
using Unroll.Generator.Graph.Passes;
using Unroll.Generator.Planning;

namespace Unroll.Benchmarks.Cost;

/// <summary>A network of one convolution, and what the planner thinks of the ways to compute it.</summary>
internal sealed class CostedNetwork
{
    private readonly CompilerProject project;

    private CostedNetwork(string name, string type)
    {
        Name = name;
        TypeName = "Unroll.Benchmarks.Networks." + type;
        project = new CompilerProject(type + ".cs");
        Spec = NetworkParser.TryParse(project.Compilation.GetTypeByMetadataName(TypeName)!, CancellationToken.None)!;
        Graph = NetworkBinder.Build(Spec).Graph!;
        var planner = new Planner(Graph, training: false, 1, new PlannedParameters(Graph), new Packing(), new Packing());
        FusedOperation convolution = planner.FusedOperations.Single(fused => fused.Main.Operation is ConvolutionOperation);
        Estimates = ConvolutionChoice.Ranked(planner, convolution);
    }

    /// <summary>The names that can be asked for, and the classes in Networks.</summary>
    public static IReadOnlyList<(string Name, string Type)> All { get; } =
    [
        ("conv64", "Conv64"), ("conv128", "Conv128"), ("conv256", "Conv256"), ("conv512", "Conv512"),
        ("conv3", "Conv3"), ("conv1x1", "Conv1x1"), ("c1", "LeNetC1"), ("c3", "LeNetC3"),
        ("stem", "ResNetStem"), ("stem11", "AlexNetStem"), ("conv5x5", "AlexNetSecond"), ("inception5x5", "Inception5x5"),
        ("halve64", "Halve64"), ("halve128", "Halve128"), ("halve256", "Halve256"), ("halve512", "Halve512"),
    ];

    public string Name { get; }

    /// <summary>The class, with its namespace.</summary>
    public string TypeName { get; }

    public NetworkSpec Spec { get; }

    public NetworkGraph Graph { get; }

    /// <summary>The algorithms that can compute the convolution, with the cycles that the planner expects of each. It takes the
    /// first.</summary>
    public IReadOnlyList<(ConvolutionAlgorithm Algorithm, double Cycles)> Estimates { get; }

    /// <summary>The algorithm that the planner takes.</summary>
    public ConvolutionAlgorithm Chosen => Estimates[0].Algorithm;

    public static CostedNetwork Of(string name, string type) => new(name, type);

    /// <summary>Compiles the network with files in the place of the generator's.</summary>
    /// <returns>The library.</returns>
    public byte[] Compile(IEnumerable<string> sources) =>
        CompilerProject.Emit(project.Compilation.AddSyntaxTrees(sources.Select(CompilerProject.Parse)));
}
