using Microsoft.CodeAnalysis;
using Unroll.Generator.Graph.Binding;
using Unroll.Generator.Graph;
using Unroll.Generator.Parsing;
using Unroll.Generator.Planning;
using Unroll.Operations.Tests.Reference;

namespace Unroll.Operations.Tests;

/// <summary>That the cases for Winograd's filtering are computed by it: else comparing them would show nothing of it.</summary>
public class WinogradChoiceTests
{
    private static readonly Lazy<(NetworkCase Case, TrainingPrograms Programs)[]> Planned = new(() =>
    {
        NetworkCase[] cases = [.. WinogradCases.All()];
        Compilation compilation = NetworkCompiler.Prepare([.. cases.Select(@case => @case.Build())]);
        return [.. cases.Select(@case => (@case, PlanOf(compilation, @case.Name).Training!))];
    });

    [Fact]
    public void The_cases_are_computed_in_tiles_unless_they_are_exact()
    {
        foreach ((NetworkCase @case, TrainingPrograms programs) in Planned.Value)
        {
            string forward = Convolution(programs.Forward), input = Convolution(programs.Backward),
                weights = WeightGradient(programs.Backward);
            Assert.True(@case.Exact ? forward == "direct" : forward.StartsWith('F'), $"{@case.Name}, forward: {forward}");
            Assert.True(!@case.Exact || input == "direct", $"{@case.Name}, gradient of the input: {input}");
            Assert.True(!@case.Exact || weights == "direct", $"{@case.Name}, gradient of the weights: {weights}");
        }
    }

    [Fact]
    public void The_cases_have_all_sizes_of_tiles_in_all_passes()
    {
        (NetworkCase Case, TrainingPrograms Programs)[] inTiles = [.. Planned.Value.Where(planned => !planned.Case.Exact)];
        Assert.Superset(new HashSet<string> { "F2", "F3", "F4", "F5" }, Different(planned => Convolution(planned.Forward)));
        Assert.Superset(new HashSet<string> { "F2", "F4", "none" }, Different(planned => Convolution(planned.Backward)));
        Assert.Superset(new HashSet<string> { "F2", "F4", "direct", "none" }, Different(planned => WeightGradient(planned.Backward)));

        HashSet<string> Different(Func<TrainingPrograms, string> pass) => [.. inTiles.Select(planned => pass(planned.Programs))];
    }

    [Fact]
    public void The_cases_have_phases_with_all_taps_and_with_fewer()
    {
        WinogradVariant[] variants = [.. Planned.Value.SelectMany(planned => planned.Programs.Forward).Select(step => step.Kernel)
            .OfType<WinogradConvolutionKernel>().Select(kernel => kernel.Tiling.Variant)];
        Assert.Superset(new HashSet<int> { 1, 2, 3, 4 }, variants.Select(variant => variant.Stride).ToHashSet());
        Assert.Superset(new HashSet<int> { 2, 3, 4, 5 }, variants.Select(variant => variant.Taps).ToHashSet());
        Assert.Contains(variants, variant => variant.HasReducedPhases && variant.InputTile == 4);
        Assert.Contains(variants, variant => variant.HasReducedPhases && variant.InputTile == 6);
        Assert.Contains(variants, variant => variant is { Stride: > 1, HasReducedPhases: false });
    }

    /// <summary>The last part of the tiles is smaller than the others, and there are several blocks of filters.</summary>
    [Fact]
    public void A_case_has_parts_of_unequal_size()
    {
        TrainingPrograms programs = Planned.Value.Single(planned => planned.Case.Name == "WinogradParts").Programs;
        WinogradConvolutionKernel forward = programs.Forward.Select(step => step.Kernel).OfType<WinogradConvolutionKernel>().Single();
        WinogradWeightGradientKernel gradient = programs.Backward.Select(step => step.Kernel)
            .OfType<WinogradWeightGradientKernel>().Single();
        Assert.NotEqual(0, forward.Tiling.Tiles % forward.TilesAtOnce);
        Assert.NotEqual(0, gradient.Tiling.Tiles % gradient.TilesAtOnce);
        Assert.True(gradient.Blocks > 1);
    }

    /// <summary>What the generator plans for a network.</summary>
    internal static Plan PlanOf(Compilation compilation, string name) => NetworkPlanner.Plan(GraphOf(compilation, name));

    /// <summary>The graph of a network.</summary>
    internal static NetworkGraph GraphOf(Compilation compilation, string name)
    {
        INamedTypeSymbol symbol = compilation.GetTypeByMetadataName($"{SourceText.Namespace}.{name}")!;
        return NetworkBinder.Build(NetworkParser.TryParse(symbol, CancellationToken.None)!).Graph!;
    }

    /// <summary>The algorithm of stage "scored": "F4" for tiles of 4 x 4 outputs, or "direct".</summary>
    internal static string Convolution(IEnumerable<KernelCall> steps) => One(steps, kernel => kernel switch
    {
        WinogradConvolutionKernel winograd => $"F{winograd.Tiling.OutputTile}",
        DirectNhwcKernel or DirectNchwKernel or Col2ImKernel => "direct",
        _ => null,
    });

    private static string WeightGradient(IEnumerable<KernelCall> steps) => One(steps, kernel => kernel switch
    {
        WinogradWeightGradientKernel winograd => $"F{winograd.Tiling.OutputTile}",
        NhwcWeightGradientKernel or NchwWeightGradientKernel => "direct",
        _ => null,
    });

    private static string One(IEnumerable<KernelCall> steps, Func<Kernel, string?> algorithm) =>
        steps.Where(step => step.Stage == "scored").Select(step => algorithm(step.Kernel))
            .SingleOrDefault(found => found is not null) ?? "none";
}
