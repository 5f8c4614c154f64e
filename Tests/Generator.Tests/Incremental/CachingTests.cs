using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Unroll.Generator.Tests.Compiling;

namespace Unroll.Generator.Tests.Incremental;

/// <summary>Why each step of the generator ran after an edit.</summary>
public class CachingTests
{
    private const string Other = "using Unroll; [Network] public partial class Other { [Input(3)] Layer a; [Dense(2)] Layer b; }";

    [Fact]
    public void A_comment_changes_no_network() =>
        Expect(source => source.Replace("Layer c1;", "Layer c1; // first"), IncrementalStepRunReason.Unchanged, IncrementalStepRunReason.Cached);

    [Fact]
    public void An_unrelated_type_changes_no_network() =>
        Expect(source => source + "public class Unrelated { public int Value; }", IncrementalStepRunReason.Unchanged, IncrementalStepRunReason.Cached);

    [Fact]
    public void A_further_member_of_the_class_changes_no_network() =>
        Expect(source => source.Replace("Layer c1;", "Layer c1; public int Value;"), IncrementalStepRunReason.Unchanged, IncrementalStepRunReason.Cached);

    [Fact]
    public void An_argument_changes_its_network_alone() =>
        Expect(source => source.Replace("Dense(84)", "Dense(85)"), IncrementalStepRunReason.Modified, IncrementalStepRunReason.Modified);

    [Fact]
    public void Another_spelling_of_the_same_constants_changes_no_network() =>
        Expect(source => source.Replace("Dense(84)", "DenseAttribute(units: 80 + 4)"), IncrementalStepRunReason.Unchanged, IncrementalStepRunReason.Cached);

    private static void Expect(Func<string, string> edit, IncrementalStepRunReason networks, IncrementalStepRunReason behind)
    {
        CSharpCompilation before = Consumer.Compilation(Source.LeNet5, Other);
        GeneratorDriver driver = Consumer.Driver().RunGenerators(before);
        string edited = edit(Source.LeNet5);
        Assert.NotEqual(Source.LeNet5, edited);
        SyntaxTree tree = before.SyntaxTrees[0];
        CSharpCompilation after = before.ReplaceSyntaxTree(tree, CSharpSyntaxTree.ParseText(edited, Consumer.ParseOptions, tree.FilePath));
        GeneratorRunResult result = driver.RunGenerators(after).GetRunResult().Results[0];

        Assert.Equal([networks, IncrementalStepRunReason.Unchanged], Reasons(result, PipelineSteps.Networks));
        Assert.Equal([behind, IncrementalStepRunReason.Cached], Reasons(result, PipelineSteps.Graphs));
        Assert.Equal([behind, IncrementalStepRunReason.Cached], Reasons(result, PipelineSteps.Files));
    }

    private static IEnumerable<IncrementalStepRunReason> Reasons(GeneratorRunResult result, string step) =>
        result.TrackedSteps[step].SelectMany(run => run.Outputs).Select(output => output.Reason);
}
