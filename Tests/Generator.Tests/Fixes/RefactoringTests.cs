using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeRefactorings;
using Microsoft.CodeAnalysis.Text;
using Unroll.CodeFixes;
using Unroll.Generator.Tests.Compiling;

namespace Unroll.Generator.Tests.Fixes;

/// <summary>What is offered where nothing is wrong. A selection stands between {| and |}.</summary>
public class RefactoringTests
{
    [Fact]
    public Task Shapes_are_written_behind_the_stages_in_place_of_old_ones() => Verify(new WriteShapes(), """
        [Input(28, 28, 1)]   Layer image;
            [Conv(5, 5, 6), Relu] Layer {||}c1;   // 9 x 9
            [MaxPool(2)] Layer s2;  // a pooling
            [Dense(10)] Layer y;
        """, """
        [Input(28, 28, 1)]   Layer image;   // 28 x 28 x 1
            [Conv(5, 5, 6), Relu] Layer c1;   // 24 x 24 x 6
            [MaxPool(2)] Layer s2;   // 12 x 12 x 6; a pooling
            [Dense(10)] Layer y;   // 10
        """);

    [Fact]
    public Task A_wrong_network_has_no_shapes() =>
        VerifyNone(new WriteShapes(), "[Input(28, 28, 1)] Layer {||}image; [Conv(55, 5, 6), Relu] Layer c1;");

    [Fact]
    public Task An_input_with_channels_first_is_turned() => Verify(new TurnInput(),
        "[{||}Input(3, 4, 5)] Layer image; [Dense(2)] Layer y;", "[Input(4, 5, 3)] Layer image; [Dense(2)] Layer y;");

    [Fact]
    public Task A_vector_is_not_turned() => VerifyNone(new TurnInput(), "[{||}Input(3)] Layer x; [Dense(2)] Layer y;");

    [Theory]
    [InlineData("Use nameof(image)", "nameof(image)", "\"image\"")]
    [InlineData("Use nameof for every stage", "nameof(image)", "nameof(image)")]
    public Task Stages_are_named_by_nameof(string title, string first, string second) => Verify(new UseNameof(),
        "[Input(4)] Layer image; [Dense(2, From = {||}\"image\")] Layer y; [Dense(2, From = \"image\"), Add(nameof(y))] Layer z;",
        $"[Input(4)] Layer image; [Dense(2, From = {first})] Layer y; [Dense(2, From = {second}), Add(nameof(y))] Layer z;", title);

    [Fact]
    public Task Stages_that_read_one_value_become_a_block() => Verify(new ExtractBlock(), """
            [Input(8, 8, 4)] Layer image;
            {|[Conv(3, 3, 4, Padding = Padding.Same, From = nameof(image)), BatchNorm, Relu] Layer first;
            [Conv(3, 3, 4, Padding = Padding.Same), Add(nameof(image)), Relu] Layer second;|}
            [Dense(3), Concat(nameof(second))] Layer y;
        """.Replace(", Concat(nameof(second))", ""), """
            [Input(8, 8, 4)] Layer image;
            [Block<SecondBlock>(From = nameof(image))] Layer second;
            [Dense(3)] Layer y;
        """, null, """

        [Block]
        public partial class SecondBlock
        {
            [Conv(3, 3, 4, Padding = Padding.Same), BatchNorm, Relu] Layer first;
            [Conv(3, 3, 4, Padding = Padding.Same), Add(Block.Input), Relu] Layer second;
        }

        """);

    [Theory]
    [InlineData("[Input(8, 8, 4)] Layer a; {|[Conv(1, 1, 4)] Layer b; [Relu] Layer c;|} [Add(nameof(b), nameof(c))] Layer d;")]
    [InlineData("{|[Input(8, 8, 4)] Layer a; [Conv(1, 1, 4)] Layer b;|} [Relu] Layer c;")]
    [InlineData("[Input(8, 8, 4)] Layer a; [Relu] Layer b; {|[Conv(1, 1, 4)] Layer c; [Add(nameof(a))] Layer d;|}")]
    public Task Stages_that_are_no_block_stay(string stages) => VerifyNone(new ExtractBlock(), stages);

    private static async Task Verify(
        CodeRefactoringProvider refactoring, string marked, string expected, string? title = null, string behind = "")
    {
        (Document document, List<CodeAction> actions) = await Offer(refactoring, marked);
        CodeAction taken = actions.First(action => title is null || action.Title == title);
        ImmutableArray<CodeActionOperation> operations = await taken.GetOperationsAsync(CancellationToken.None);
        Solution changed = operations.OfType<ApplyChangesOperation>().Single().ChangedSolution;
        string text = Assert.Single(await FixedProject.Texts(changed));
        Assert.Equal(Source.Network(expected) + behind, text);
        Assert.Empty(await Consumer.Diagnose(text));
        Assert.Equal("Consumer", document.Project.Name);
    }

    private static async Task VerifyNone(CodeRefactoringProvider refactoring, string marked) =>
        Assert.Empty((await Offer(refactoring, marked)).Actions);

    private static async Task<(Document Document, List<CodeAction> Actions)> Offer(CodeRefactoringProvider refactoring, string marked)
    {
        string source = Source.Network(marked);
        int start = source.IndexOf("{|", StringComparison.Ordinal), end = source.IndexOf("|}", StringComparison.Ordinal) - 2;
        using AdhocWorkspace workspace = new();
        Document document = FixedProject.Create(workspace, [source.Replace("{|", "").Replace("|}", "")]).Documents.Single(
            file => file.Name == "0.cs");
        List<CodeAction> actions = [];
        await refactoring.ComputeRefactoringsAsync(new CodeRefactoringContext(
            document, TextSpan.FromBounds(start, end), actions.Add, CancellationToken.None));
        return (document, actions);
    }
}
