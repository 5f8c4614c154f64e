using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis;
using Unroll.Generator.Tests.Compiling;

namespace Unroll.Generator.Tests.Incremental;

/// <summary>
/// Why each step of the generator ran after an edit: the first runs always and says whether the network changed; the graph, the plan and
/// the files of a network that did not change are those from before.
/// </summary>
public class CachingTests
{
    private const string Other = "using Unroll; [Network] public partial class Other { [Input(3)] Layer a; [Dense(2)] Layer b; }";

    [Fact]
    public void A_comment_changes_no_network() =>
        Expect(source => source.Replace("Layer c1;", "Layer c1; // first"), IncrementalStepRunReason.Unchanged);

    [Fact]
    public void An_unrelated_type_changes_no_network() =>
        Expect(source => source + "public class Unrelated { public int Value; }", IncrementalStepRunReason.Unchanged);

    [Fact]
    public void A_further_member_of_the_class_changes_no_network() =>
        Expect(source => source.Replace("Layer c1;", "Layer c1; public int Value;"), IncrementalStepRunReason.Unchanged);

    [Fact]
    public void An_argument_changes_its_network_alone() =>
        Expect(source => source.Replace("Dense(84)", "Dense(85)"), IncrementalStepRunReason.Modified);

    [Fact]
    public void Another_spelling_of_the_same_constants_changes_no_network() =>
        Expect(source => source.Replace("Dense(84)", "DenseAttribute(units: 80 + 4)"), IncrementalStepRunReason.Unchanged);

    [Fact]
    public void A_change_inside_a_block_changes_the_networks_that_use_it_and_no_others() =>
        Expect(Blocks, source => source.Replace("Dense(4)", "Dense(5)"), BlockUsers,
            [IncrementalStepRunReason.Modified, IncrementalStepRunReason.Modified, IncrementalStepRunReason.Unchanged,
                IncrementalStepRunReason.Unchanged]);

    [Fact]
    public void A_new_name_of_an_argument_changes_no_network() =>
        Expect(Blocks, source => source.Replace("Units", "Count"), BlockUsers,
            [.. Enumerable.Repeat(IncrementalStepRunReason.Unchanged, 4)]);

    [Fact]
    public void A_further_argument_of_a_block_changes_the_networks_that_use_it() =>
        Expect(Blocks, source => source.Replace("Relu", "LeakyRelu(Arg.B)"), BlockUsers,
            [IncrementalStepRunReason.Unchanged, IncrementalStepRunReason.Unchanged, IncrementalStepRunReason.Modified,
                IncrementalStepRunReason.Unchanged]);

    [Fact]
    public void A_change_of_a_network_changes_its_sliding_window_and_a_comment_does_not()
    {
        const string Window = "using Unroll; [SlidingWindow<LeNet5>(40, 40)] public partial class Over;";
        Expect(Source.LeNet5, source => source.Replace("Dense(84)", "Dense(85)"), Window,
            [IncrementalStepRunReason.Modified, IncrementalStepRunReason.Modified]);
        Expect(Source.LeNet5, source => source.Replace("Layer c1;", "Layer c1; // first"), Window,
            [IncrementalStepRunReason.Unchanged, IncrementalStepRunReason.Unchanged]);
    }

    [Fact]
    public void A_budget_changes_no_network() =>
        Expect(source => source.Replace("[Network]", "[Network(MaximumParameters = 9)]"), IncrementalStepRunReason.Unchanged);

    /// <summary>A keystroke elsewhere: the networks are read again, and nothing is bound, planned, written or added anew.</summary>
    [Fact]
    public void An_edit_in_another_file_reads_the_networks_and_does_nothing_else()
    {
        const string Unmarked = "using Unroll; public partial class Unmarked { [Input(3)] Layer a; [Dense(2)] Layer b; }";
        const string Window = "using Unroll; [SlidingWindow<LeNet5>(40, 40)] public partial class Over;";
        const string Elsewhere = "class Elsewhere { int Number() => 1; }";
        CSharpCompilation before = Consumer.Compilation(Source.LeNet5, Blocks, BlockUsers, Window, Unmarked, Elsewhere);
        GeneratorDriver driver = Consumer.Driver().RunGenerators(before);
        SyntaxTree tree = before.SyntaxTrees[5];
        CSharpCompilation after = before.ReplaceSyntaxTree(
            tree, CSharpSyntaxTree.ParseText(Elsewhere.Replace("=> 1", "=> 12"), Consumer.ParseOptions, tree.FilePath));
        GeneratorRunResult result = driver.RunGenerators(after).GetRunResult().Results[0];

        Assert.Equal(Enumerable.Repeat(IncrementalStepRunReason.Unchanged, 6), Reasons(result, PipelineSteps.Spec));
        foreach (string step in new[] { PipelineSteps.Graph, PipelineSteps.Plan, PipelineSteps.Files })
            Assert.Equal(Enumerable.Repeat(IncrementalStepRunReason.Cached, 6), Reasons(result, step));
        IncrementalStepRunReason[] written = [.. result.TrackedOutputSteps.Values.SelectMany(runs => runs)
            .SelectMany(run => run.Outputs).Select(output => output.Reason)];
        Assert.NotEmpty(written);
        Assert.All(written, reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
    }

    private const string Blocks = """
        using Unroll;
        [Block] class Inner { [Dense(4), Tanh] Layer value; }
        [Block] class Outer { [Block<Inner>] Layer inner; [Sigmoid] Layer active; }
        [Block] class Apart { const int Units = Arg.A; [Dense(Units), Relu] Layer value; }
        """;

    private const string BlockUsers = """
        using Unroll;
        [Network] public partial class First { [Input(3)] Layer a; [Block<Inner>] Layer b; }
        [Network] public partial class Second { [Input(3)] Layer a; [Block<Outer>] Layer b; }
        [Network] public partial class Third { [Input(3)] Layer a; [Block<Apart>(2)] Layer b; }
        [Network] public partial class Fourth { [Input(3)] Layer a; [Dense(2)] Layer b; }
        """;

    private static void Expect(Func<string, string> edit, IncrementalStepRunReason networks) =>
        Expect(Source.LeNet5, edit, Other, [networks, IncrementalStepRunReason.Unchanged]);

    private static void Expect(string source, Func<string, string> edit, string other, IncrementalStepRunReason[] networks)
    {
        IncrementalStepRunReason[] behind =
            [.. networks.Select(reason => reason == IncrementalStepRunReason.Unchanged ? IncrementalStepRunReason.Cached : reason)];
        CSharpCompilation before = Consumer.Compilation(source, other);
        GeneratorDriver driver = Consumer.Driver().RunGenerators(before);
        string edited = edit(source);
        Assert.NotEqual(source, edited);
        SyntaxTree tree = before.SyntaxTrees[0];
        CSharpCompilation after = before.ReplaceSyntaxTree(tree, CSharpSyntaxTree.ParseText(edited, Consumer.ParseOptions, tree.FilePath));
        GeneratorRunResult result = driver.RunGenerators(after).GetRunResult().Results[0];

        Assert.Equal(networks, Reasons(result, PipelineSteps.Spec));
        foreach (string step in new[] { PipelineSteps.Graph, PipelineSteps.Plan, PipelineSteps.Files })
            Assert.Equal(behind, Reasons(result, step));
    }

    private static IEnumerable<IncrementalStepRunReason> Reasons(GeneratorRunResult result, string step) =>
        result.TrackedSteps[step].SelectMany(run => run.Outputs).Select(output => output.Reason);
}
