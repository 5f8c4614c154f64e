using Microsoft.CodeAnalysis;
using Unroll.Generator.Graph;
using Unroll.Generator.Parsing;
using Unroll.Generator.Planning;
using Unroll.Operations.Tests.Reference;

namespace Unroll.Operations.Tests;

/// <summary>That the cases for Winograd's filtering are computed by it: else comparing them would show nothing of it.</summary>
public class WinogradChoiceTests
{
    [Fact]
    public void The_cases_are_computed_by_the_algorithms_that_they_are_for()
    {
        (string Algorithms, NetworkCase Case)[] table = WinogradCases.Table;
        Compilation compilation = NetworkCompiler.Prepare([.. table.Select(row => row.Case.Build())]);
        string[] others = [.. table
            .Select(row => (Row: row, Actual: Algorithms(PlanOf(compilation, row.Case.Name).Training!)))
            .Where(found => found.Actual != found.Row.Algorithms)
            .Select(found => $"{found.Row.Case.Name}: {found.Actual}, not {found.Row.Algorithms}")];
        Assert.True(others.Length == 0, string.Join("\n", others));
    }

    /// <summary>The last part of the squares is smaller than the others, and there are several blocks of filters.</summary>
    [Fact]
    public void A_case_has_parts_of_unequal_size()
    {
        Plan plan = PlanOf(NetworkCompiler.Prepare([Catalogue.Get("WinogradParts").Build()]), "WinogradParts");
        WinogradWeightGradientKernel kernel = plan.Training!.Backward.Select(step => step.Kernel).OfType<WinogradWeightGradientKernel>().Single();
        Assert.NotEqual(0, kernel.Tiling.Tiles % kernel.TilesAtOnce);
        Assert.True(kernel.Blocks > 1);
    }

    private static Plan PlanOf(Compilation compilation, string name)
    {
        INamedTypeSymbol symbol = compilation.GetTypeByMetadataName($"{SourceText.Namespace}.{name}")!;
        return NetworkPlanner.Plan(GraphBuilder.Build(NetworkParser.TryParse(symbol, CancellationToken.None)!).Graph!);
    }

    private static string Algorithms(TrainingPrograms training)
    {
        IEnumerable<Kernel> Kernels(IEnumerable<Step> steps) => steps.Where(step => step.Stage == "judged").Select(step => step.Kernel);

        Kernel[] forward = [.. Kernels(training.Forward)], backward = [.. Kernels(training.Backward)];
        return string.Join(
            ' ',
            One(forward.Where(kernel => kernel is WinogradConvolutionKernel or ChannelConvolutionKernel or RowConvolutionKernel)),
            One(backward.Where(kernel => kernel is WinogradConvolutionKernel or ChannelConvolutionKernel or RowConvolutionKernel)),
            One(backward.Where(kernel => kernel is WinogradWeightGradientKernel or ChannelWeightGradientKernel or RowWeightGradientKernel)));
    }

    private static string One(IEnumerable<Kernel> kernels) => kernels.SingleOrDefault() switch
    {
        null => "-",
        WinogradConvolutionKernel kernel => $"F{kernel.Tiling.Outputs}",
        WinogradWeightGradientKernel kernel => $"F{kernel.Tiling.Outputs}",
        _ => "direct",
    };
}
