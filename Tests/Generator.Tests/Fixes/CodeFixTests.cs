using System.Collections.Immutable;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;
using Microsoft.CodeAnalysis;
using Unroll.CodeFixes;
using Unroll.Generator.Tests.Compiling;

namespace Unroll.Generator.Tests.Fixes;

/// <summary>What the light bulb offers, and that it mends what it is offered for.</summary>
public class CodeFixTests
{
    [Theory]
    [InlineData("[Network]\npublic sealed class Net { [Input(3)] Layer a; [Dense(2)] Layer b; }",
        "[Network]\npublic sealed partial class Net { [Input(3)] Layer a; [Dense(2)] Layer b; }")]
    [InlineData("[Network] class Net { [Input(3)] Layer a; [Dense(2)] Layer b; }",
        "[Network] partial class Net { [Input(3)] Layer a; [Dense(2)] Layer b; }")]
    [InlineData("class Outer\n{\n    static class Inner\n    {\n"
        + "        [Network] partial class Net { [Input(3)] Layer a; [Dense(2)] Layer b; }\n    }\n}",
        "partial class Outer\n{\n    static partial class Inner\n    {\n"
        + "        [Network] partial class Net { [Input(3)] Layer a; [Dense(2)] Layer b; }\n    }\n}")]
    public Task Types_are_made_partial(string wrong, string right) => Verify(new MakePartial(), wrong, right);

    [Theory]
    [InlineData("Conv(7, 3, 4)", "Conv(7, 3, 4, Padding = Padding.Same)")]
    [InlineData("AvgPool(9, Stride = 2, CeilMode = true)", "AvgPool(9, Stride = 2, Padding = Padding.Same)")]
    [InlineData("MaxPool(9, Stride = 2, PaddingLeft = 1)", "MaxPool(9, Stride = 2, Padding = Padding.Same)")]
    public Task Windows_that_do_not_fit_are_padded(string wrong, string right) =>
        Verify(new PadWindow(), Source.Network($"[Input(5, 5, 2)] Layer a; [{wrong}, Relu] Layer b;"),
            Source.Network($"[Input(5, 5, 2)] Layer a; [{right}, Relu] Layer b;"));

    [Theory]
    [InlineData("Dense(1), Sigmoid, BinaryCrossEntropy(Weight = 2)", "Dense(1), BinaryCrossEntropy(Weight = 2), Sigmoid")]
    [InlineData("Dense(3), Softmax, SoftmaxCrossEntropy, L2(1)", "Dense(3), SoftmaxCrossEntropy, Softmax, L2(1)")]
    [InlineData("Dense(3), LogSoftmax, SoftmaxCrossEntropy", "Dense(3), SoftmaxCrossEntropy, LogSoftmax")]
    public Task Activations_move_behind_the_loss(string wrong, string right) =>
        Verify(new MoveActivationBehindLoss(), Source.Network($"[Input(5)] Layer a; [{wrong}] Layer b;"),
            Source.Network($"[Input(5)] Layer a; [{right}] Layer b;"));

    private static async Task Verify(CodeFixProvider fix, string wrong, string right)
    {
        const string Head = "using Unroll;\n";
        wrong = wrong.StartsWith(Head, StringComparison.Ordinal) ? wrong : Head + wrong;
        right = right.StartsWith(Head, StringComparison.Ordinal) ? right : Head + right;
        Diagnostic diagnostic = (await Consumer.Diagnose(wrong)).First(found => fix.FixableDiagnosticIds.Contains(found.Id));

        using AdhocWorkspace workspace = new();
        Document document = workspace.AddProject("Consumer", LanguageNames.CSharp).WithParseOptions(Consumer.ParseOptions)
            .AddDocument("0.cs", SourceText.From(wrong));
        List<CodeAction> actions = [];
        await fix.RegisterCodeFixesAsync(new CodeFixContext(document, diagnostic.Location.SourceSpan, [diagnostic],
            (action, _) => actions.Add(action), CancellationToken.None));
        ImmutableArray<CodeActionOperation> operations = await Assert.Single(actions).GetOperationsAsync(CancellationToken.None);
        Document mended = operations.OfType<ApplyChangesOperation>().Single().ChangedSolution.GetDocument(document.Id)!;

        Assert.Equal(right, (await mended.GetTextAsync()).ToString());
        Assert.Empty(await Consumer.Diagnose(right));
    }
}
