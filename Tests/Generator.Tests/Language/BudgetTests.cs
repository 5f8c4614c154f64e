using System.Globalization;
using Microsoft.CodeAnalysis;
using Unroll.Generator.Tests.Compiling;

namespace Unroll.Generator.Tests.Language;

/// <summary>What a network may cost at most. LeNet-5 has 61,706 parameters (LeCun et al., 1998, with full connections in C3).</summary>
public class BudgetTests
{
    private const int Parameters = 156 + 2416 + 48120 + 10164 + 850;

    // 28 * 28 * 6 * 25, 10 * 10 * 16 * 150, and the weights of the dense layers.
    private const int MultiplyAdds = 117600 + 240000 + 48000 + 10080 + 840;

    [Theory]
    [InlineData("MaximumParameters", Parameters)]
    [InlineData("MaximumMultiplyAdds", MultiplyAdds)]
    public async Task A_budget_that_is_met_is_silent_and_one_less_is_not(string setting, int needed)
    {
        Assert.Empty(await Consumer.Diagnose(WithBudget(setting, needed)));
        Diagnostic told = Assert.Single(await Consumer.Diagnose(WithBudget(setting, needed - 1)));
        Assert.Equal("UNR0406", told.Id);
        Assert.Equal("digit", TextAt(told));
    }

    [Theory]
    [InlineData("MaximumParameters", 2000, "c3",
        "'c3': the network has 61,706 parameters, but MaximumParameters is 2,000; 'f5' has the most, 48,120: make it smaller, or "
        + "raise the budget")]
    [InlineData("MaximumMultiplyAdds", 100000, "c1",
        "'c1': the network has 416,520 multiply-adds, but MaximumMultiplyAdds is 100,000; 'c3' has the most, 240,000: make it smaller, or "
        + "raise the budget")]
    public async Task The_stage_that_exceeds_it_is_marked(string setting, int budget, string stage, string message)
    {
        Diagnostic told = Assert.Single(await Consumer.Diagnose(WithBudget(setting, budget)));
        Assert.Equal(stage, TextAt(told));
        Assert.Equal(message, told.GetMessage(CultureInfo.InvariantCulture));
    }

    /// <summary>The bytes are those that the description of the generated class adds up.</summary>
    [Fact]
    public async Task Memory_is_that_of_the_description()
    {
        (Compilation _, GeneratorDriverRunResult result) = Consumer.Generate(Consumer.Compilation(Source.LeNet5));
        string description = result.GeneratedTrees
            .Single(tree => tree.FilePath.EndsWith("LeNet5.Description.g.cs", StringComparison.Ordinal)).ToString();
        long bytes = 4L * (Number("Parameters") + Number("PackedForward") + Number("Prediction"));
        Assert.Empty(await Consumer.Diagnose(WithBudget("MaximumMemory", bytes)));
        Diagnostic told = Assert.Single(await Consumer.Diagnose(WithBudget("MaximumMemory", bytes - 1)));
        Assert.Equal("UNR0406", told.Id);
        Assert.Equal("f5", TextAt(told));

        int Number(string name) => int.Parse(
            System.Text.RegularExpressions.Regex.Match(description, $@"\b{name}: (\d+)").Groups[1].Value, CultureInfo.InvariantCulture);
    }

    [Theory]
    [InlineData("MaximumParameters", 0)]
    [InlineData("MaximumMultiplyAdds", -5)]
    [InlineData("MaximumMemory", 0)]
    public async Task A_budget_is_at_least_1(string setting, long budget)
    {
        Diagnostic told = Assert.Single(await Consumer.Diagnose(WithBudget(setting, budget)));
        Assert.Equal("UNR0102", told.Id);
        Assert.Equal(budget.ToString(CultureInfo.InvariantCulture), TextAt(told));
    }

    [Fact]
    public async Task What_is_shared_counts_once_and_a_block_for_its_stage()
    {
        const string Net = "using Unroll; [Block] class Part { [Dense(4)] Layer a; [Dense(4), Relu] Layer b; } "
            + "[Network(MaximumParameters = {0})] partial class Net { [Input(4)] Layer x; [Block<Part>] Layer y; "
            + "[Block<Part>(SharedWith = nameof(y))] Layer z; }";
        Assert.Empty(await Consumer.Diagnose(Net.Replace("{0}", "40")));
        Assert.Equal("y", TextAt(Assert.Single(await Consumer.Diagnose(Net.Replace("{0}", "39")))));
    }

    private static string TextAt(Diagnostic diagnostic) =>
        diagnostic.Location.SourceTree!.GetText().ToString(diagnostic.Location.SourceSpan);

    private static string WithBudget(string setting, long budget) => Source.LeNet5.Replace(
        "[Network]", FormattableString.Invariant($"[Network({setting} = {budget})]"));
}
