using System.Collections.Immutable;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
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

    [Theory]
    [InlineData("[Dense(1)] [Sigmoid] [BinaryCrossEntropy]", "[Dense(1)] [BinaryCrossEntropy, Sigmoid]")]
    [InlineData("[Dense(3), Unroll.SoftmaxAttribute(), SoftmaxCrossEntropy()]",
        "[Dense(3), SoftmaxCrossEntropy(), Unroll.SoftmaxAttribute()]")]
    [InlineData("[Dense(3), Softmax, Dropout(0.5f), SoftmaxCrossEntropy, L2(1)]",
        "[Dense(3), Dropout(0.5f), SoftmaxCrossEntropy, Softmax, L2(1)]")]
    public Task Activations_move_behind_the_loss_in_every_spelling(string wrong, string right) =>
        Verify(new MoveActivationBehindLoss(), Source.Network($"[Input(5)] Layer a; {wrong} Layer b;"),
            Source.Network($"[Input(5)] Layer a; {right} Layer b;"));

    [Fact]
    public Task An_activation_can_be_removed() => Verify(new MoveActivationBehindLoss(),
        Source.Network("[Input(5)] Layer a; [Dense(3), Relu, SoftmaxCrossEntropy] Layer b;"),
        Source.Network("[Input(5)] Layer a; [Dense(3), SoftmaxCrossEntropy] Layer b;"), "Remove Relu");

    [Theory]
    [InlineData("[Conv(1, 1, 2, From = \"imgae\")]", "[Conv(1, 1, 2, From = nameof(image))]")]
    [InlineData("[Conv(1, 1, 3), Add(nameof(imag))]", "[Conv(1, 1, 3), Add(nameof(image))]")]
    [InlineData("[Conv(1, 1, 2, From = \"nothing like it\")]", "[Conv(1, 1, 2, From = nameof(image))]")]
    [InlineData("[Conv(1, 1, 2, Strides = 2)]", "[Conv(1, 1, 2, Stride = 2)]")]
    [InlineData("[Convolution(1, 1, 2)]", "[Conv(1, 1, 2)]")]
    [InlineData("[Conv(1, 1, 2, Padding = Padding.same)]", "[Conv(1, 1, 2, Padding = Padding.Same)]")]
    [InlineData("[Conv(3, 3, 2, Padding = \"same\")]", "[Conv(3, 3, 2, Padding = Padding.Same)]")]
    [InlineData("[Conv(3, 3, 2, Padding = 1, Stride = 2)]", "[Conv(3, 3, 2, PaddingAround = 1, Stride = 2)]")]
    public Task What_was_meant_is_written(string wrong, string right) => Verify(new DidYouMean(),
        Source.Network($"[Input(5, 5, 3)] Layer image; {wrong} Layer b;"),
        Source.Network($"[Input(5, 5, 3)] Layer image; {right} Layer b;"));

    [Theory]
    [InlineData("public class Net\n{\n    [Input(4)] Layer a;\n    [Dense(2)] Layer b;\n}\n",
        "[Network]\npublic partial class Net\n{\n    [Input(4)] Layer a;\n    [Dense(2)] Layer b;\n}\n", "Put [Network]")]
    [InlineData("namespace A\n{\n    // a part\n    partial class Part\n    {\n        [Dense(2)] Layer b;\n    }\n}\n",
        "namespace A\n{\n    // a part\n    [Block]\n    partial class Part\n    {\n        [Dense(2)] Layer b;\n    }\n}\n",
        "Put [Block]")]
    public Task Classes_with_stages_become_networks_or_blocks(string wrong, string right, string title) =>
        Verify(new AddNetworkAttribute(), wrong, right, title);

    [Fact]
    public Task A_network_is_given_an_input() => Verify(new AddInput(),
        "[Network] public partial class Net\n{\n    // the head\n    [Dense(3)] Layer b;\n}\n",
        "[Network] public partial class Net\n{\n    [Input(10)] Layer x;\n    // the head\n    [Dense(3)] Layer b;\n}\n",
        "Add [Input(10)]");

    [Theory]
    [InlineData("[Network] partial class Net { [Input(3)] Layer a; [Dense(2)] static Layer b; }",
        "[Network] partial class Net { [Input(3)] Layer a; [Dense(2)] Layer b; }")]
    [InlineData("[Network] partial class Net { [Input(3)] public required Layer a; [Dense(2)] Layer b; }",
        "[Network] partial class Net { [Input(3)] public Layer a; [Dense(2)] Layer b; }")]
    [InlineData("[Network] file partial class Net { [Input(3)] Layer a; [Dense(2)] Layer b; }",
        "[Network] partial class Net { [Input(3)] Layer a; [Dense(2)] Layer b; }")]
    [InlineData("[Network] public partial record Net { [Input(3)] Layer a; [Dense(2)] Layer b; }",
        "[Network] public partial class Net { [Input(3)] Layer a; [Dense(2)] Layer b; }")]
    [InlineData("class B { } [Network] partial class Net : B, System.ICloneable { [Input(3)] Layer a; [Dense(2)] Layer b; "
        + "public object Clone() => this; }",
        "class B { } [Network] partial class Net : System.ICloneable { [Input(3)] Layer a; [Dense(2)] Layer b; "
        + "public object Clone() => this; }")]
    [InlineData("class B { } [Network] partial class Net : B { [Input(3)] Layer a; [Dense(2)] Layer b; }",
        "class B { } [Network] partial class Net { [Input(3)] Layer a; [Dense(2)] Layer b; }")]
    [InlineData("[Network] partial class Net(int seed) { [Input(3)] Layer a; [Dense(2)] Layer b; }",
        "[Network] partial class Net { [Input(3)] Layer a; [Dense(2)] Layer b; }")]
    [InlineData("[Network] partial class Net { [Input(3)] Layer a = default; [Dense(2)] Layer b; }",
        "[Network] partial class Net { [Input(3)] Layer a; [Dense(2)] Layer b; }")]
    public Task What_a_network_cannot_be_is_removed(string wrong, string right) => Verify(new RemoveModifier(), wrong, right);

    [Theory]
    [InlineData("[Input(3)] Layer a { get; } [Dense(2)] public Layer b { get; set; }", "[Input(3)] Layer a; [Dense(2)] public Layer b;")]
    [InlineData("[Input(3)] Layer a; [Dense(2)] Layer b => default;", "[Input(3)] Layer a; [Dense(2)] Layer b;")]
    [InlineData("[Input(3)] Layer a; [Dense(2)] Layer[] b;", "[Input(3)] Layer a; [Dense(2)] Layer b;")]
    public Task Stages_become_fields_of_type_Layer(string wrong, string right) =>
        Verify(new MakeField(), Source.Network(wrong), Source.Network(right));

    [Theory]
    [InlineData("MaxPool(2, PaddingAround = 2)", "MaxPool(2, PaddingAround = 1)")]
    [InlineData("Conv(3, 3, 4, PaddingTop = 5)", "Conv(3, 3, 4, PaddingTop = 2)")]
    [InlineData("Conv(1, 1, 4, PaddingAround = 1)", "Conv(1, 1, 4)")]
    [InlineData("Conv(3, 3, 4, Padding = Padding.Same, PaddingAround = 1)", "Conv(3, 3, 4, Padding = Padding.Same)")]
    [InlineData("Conv(3, 3, 4, Padding = Padding.Same, PaddingAround = 1)", "Conv(3, 3, 4, PaddingAround = 1)", "Remove Padding.Same")]
    public Task Paddings_become_what_the_message_says(string wrong, string right, string? title = null) =>
        Verify(new MendPadding(), Source.Network($"[Input(5, 5, 2)] Layer a; [{wrong}] Layer b;"),
            Source.Network($"[Input(5, 5, 2)] Layer a; [{right}] Layer b;"), title);

    [Theory]
    [InlineData("Conv(7, 3, 4)", "Conv(5, 3, 4)")]
    [InlineData("Conv(9, 9, 4, PaddingAround = 1)", "Conv(7, 6, 4, PaddingAround = 1)")]
    [InlineData("MaxPool(9)", "MaxPool(4)")]
    public Task Windows_become_as_large_as_they_may_be(string wrong, string right) =>
        Verify(new MendWindow(), Source.Network($"[Input(5, 4, 2)] Layer a; [{wrong}] Layer b;"),
            Source.Network($"[Input(5, 4, 2)] Layer a; [{right}] Layer b;"));

    [Theory]
    [InlineData("[Input(3, 32, 24)] Layer a; [Dense(2)] Layer b;", "[Input(32, 24, 3)] Layer a; [Dense(2)] Layer b;")]
    [InlineData("[Input(1, 28, 28, Gradient = true)] Layer a; [Conv(5, 5, 6)] Layer b;",
        "[Input(28, 28, 1, Gradient = true)] Layer a; [Conv(5, 5, 6)] Layer b;")]
    public Task Inputs_with_channels_first_are_turned(string wrong, string right) =>
        Verify(new ConvertChannelsFirst(), Source.Network(wrong), Source.Network(right));

    [Theory]
    [InlineData("n.ComputeGradients(x, new[] { 1 }, 1)", "SoftmaxCrossEntropy")]
    [InlineData("n.ComputeGradients(x, x, 1)", "MeanSquaredError")]
    public async Task A_loss_is_put_on_the_last_stage(string use, string loss)
    {
        const string Net = "using Unroll; [Network] public partial class Net { [Input(4)] Layer x; [Dense(2)] Layer y; }";
        string uses = $"static class Use {{ static void M(Net n, float[] x) => {use}; }}";
        await Verify(new AddLoss(), [Net, uses], [Net.Replace("Dense(2)", $"Dense(2), {loss}"), uses], $"Put {loss} on");
    }

    [Theory]
    [InlineData("Conv(3, 3, 4)", "Conv(3, 3, 4, Bias = false)")]
    [InlineData("Dense(4)", "Dense(4, Bias = false)")]
    public Task A_bias_before_a_normalization_is_left_out(string wrong, string right) =>
        Verify(new DropBias(), Source.Network($"[Input(5, 5, 2)] Layer a; [{wrong}, BatchNorm, Relu] Layer b;"),
            Source.Network($"[Input(5, 5, 2)] Layer a; [{right}, BatchNorm, Relu] Layer b;"));

    private static Task Verify(CodeFixProvider fix, string wrong, string right, string? title = null)
    {
        const string Head = "using Unroll;\n";
        wrong = wrong.StartsWith(Head, StringComparison.Ordinal) ? wrong : Head + wrong;
        right = right.StartsWith(Head, StringComparison.Ordinal) ? right : Head + right;
        return Verify(fix, [wrong], [right], title);
    }

    private static async Task Verify(CodeFixProvider fix, string[] wrong, string[] right, string? title)
    {
        Diagnostic diagnostic = (await Consumer.DiagnoseAll([], wrong)).First(found => fix.FixableDiagnosticIds.Contains(found.Id));

        using AdhocWorkspace workspace = new();
        Project project = FixedProject.Create(workspace, wrong);
        Document document = project.Documents.Single(file => file.Name == Path.GetFileName(diagnostic.Location.SourceTree!.FilePath));
        List<CodeAction> actions = [];
        await fix.RegisterCodeFixesAsync(new CodeFixContext(document, diagnostic.Location.SourceSpan, [diagnostic],
            (action, _) => actions.Add(action), CancellationToken.None));
        CodeAction taken = actions.First(action => title is null || action.Title.StartsWith(title, StringComparison.Ordinal));
        ImmutableArray<CodeActionOperation> operations = await taken.GetOperationsAsync(CancellationToken.None);
        Solution mended = operations.OfType<ApplyChangesOperation>().Single().ChangedSolution;

        Assert.Equal(right, await FixedProject.Texts(mended));
        Assert.Empty(await Consumer.Diagnose(right));
    }
}
