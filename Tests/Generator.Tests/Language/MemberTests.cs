using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis;
using Unroll.Generator.Planning;
using Unroll.Generator.Tests.Compiling;

namespace Unroll.Generator.Tests.Language;

/// <summary>
/// Names that generated code needs, and unfinished ones: the mistake is told where it was made, and never in a generated file.
/// </summary>
public class MemberTests
{
    private const string Stages = "[Input(3)] Layer a; [Dense(3), Dense(2)] Layer b;";

    private const string Scored = "[Input(3)] Layer a; [Dense(3), SoftmaxCrossEntropy] Layer b;";

    [Theory]
    [InlineData(Scored, "public {|UNR0011:Net|}(int seed) { }")]
    [InlineData(Scored, "public int {|UNR0011:Description|};")]
    [InlineData(Scored, "public string {|UNR0011:Description|} => \"mine\";")]
    [InlineData(Scored, "class {|UNR0011:Session|} { }")]
    [InlineData(Scored, "void {|UNR0011:Session|}() { }")]
    [InlineData(Scored, "int {|UNR0011:get_Description|}() => 1;")]
    [InlineData(Scored, "public int {|UNR0011:PredictSample|};")]
    [InlineData(Scored, "public int {|UNR0011:Predict|};")]
    [InlineData(Scored, "public void {|UNR0011:Predict|}(System.ReadOnlySpan<float> x, System.Span<float> y) { }")]
    [InlineData(Scored, "public float {|UNR0011:Evaluate|}(System.ReadOnlySpan<float> x, System.ReadOnlySpan<int> y, int n) => 0;")]
    [InlineData(Scored, "public Session {|UNR0011:CreateSession|}() => null!;")]
    [InlineData(Scored, "public int {|UNR0011:__session|};")]
    [InlineData(Stages, "struct {|UNR0011:__Anything|} { }")]
    [InlineData("[Input(3)] Layer a; [Dense(3)] Layer {|UNR0011:__session|};", "")]
    public Task A_member_that_collides_is_marked(string stages, string member) => Markup.Verify(Source.Network(stages + "\n" + member));

    [Theory]
    [InlineData("public Net(int seed, string path) : this(seed) { }")]
    [InlineData("public Net(string path) : this() { }")]
    [InlineData("public void Predict() { } public int Predict(float[] x) => x.Length; "
        + "void Evaluate<T>(System.ReadOnlySpan<float> x, System.ReadOnlySpan<int> y, int n) { }")]
    [InlineData("class Session<T> { }")]
    [InlineData("public float ComputeGradients(System.ReadOnlySpan<float> x, System.ReadOnlySpan<float> y, int n) => 0;")]
    [InlineData("static Net() { }")]
    [InlineData("void PackForward(float parameters) { } object CreateTrainingContext(int first) => this;")]
    public async Task Members_with_other_parameters_stand_beside_the_generated_ones(string member)
    {
        string found = string.Join("\n", await Consumer.Diagnose(Source.Network(Scored + "\n" + member)));
        Assert.True(found.Length == 0, found);
    }

    [Theory]
    [InlineData(Scored)]
    [InlineData(Stages)]
    [InlineData("[Input(3)] Layer __own; [Input(3)] Layer __batch; "
        + "[Add(nameof(__own), nameof(__batch)), Dense(2), SoftmaxCrossEntropy] Layer __sample;")]
    [InlineData("[Input(3)] Layer __own; [Dense(2)] Layer __batch; [Relu] Layer __sample; "
        + "[Dense(2), Hinge] Layer ___own, ___batch, ___sample;")]
    [InlineData("[Input(3)] Layer Run; [Dense(2), Hinge] Layer RunBatch, Enter, Packed, IsShared, Share, nameof, var, nint, "
        + "arena, sample, first, end, operands, batch, outputs;")]
    public async Task Stages_may_have_the_names_of_locals_and_of_members_of_a_session(string stages)
    {
        string found = string.Join("\n", await Consumer.Diagnose(Source.Network(stages)));
        Assert.True(found.Length == 0, found);
    }

    /// <summary>
    /// Whatever member the generated half declares: a user's of that name is marked, or stands beside it, and nothing is
    /// wrong in a generated file.
    /// </summary>
    [Theory]
    [InlineData(Scored)]
    [InlineData(Stages)]
    [InlineData("[Input(9, 9, 2)] Layer x; [Conv(3, 3, 8), BatchNorm, Relu, Dense(3), SoftmaxCrossEntropy] Layer y;")]
    public async Task No_member_of_the_users_breaks_the_generated_half(string stages)
    {
        GeneratorDriverRunResult result = Consumer.Generate(Consumer.Compilation(Source.Network(stages))).Result;
        string[] names = [.. result.GeneratedTrees.SelectMany(tree => tree.GetRoot().DescendantNodes().OfType<ClassDeclarationSyntax>())
            .Where(type => type.Identifier.ValueText == "Net").SelectMany(type => type.Members).SelectMany(NamesOf).Distinct()];
        Assert.Contains("CreateSession", names);
        Assert.Contains("Session", names);
        int marked = 0;
        foreach (string name in names)
        {
            string[] members =
            [
                $"int {name};", $"int {name} => 1;", $"class {name} {{ }}", $"void {name}() {{ }}", $"void {name}(int value) {{ }}",
                $"event System.Action {name};",
            ];
            foreach (string member in members)
            {
                // A method called like the class is a mistake of its own.
                if (name == "Net")
                    continue;
                var diagnostics = await Consumer.Diagnose(Source.Network(stages + "\n" + member));
                Assert.DoesNotContain(diagnostics,
                    diagnostic => diagnostic.Location.SourceTree?.FilePath.EndsWith(".g.cs", StringComparison.Ordinal) == true);
                Assert.All(diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error),
                    diagnostic => Assert.Equal("UNR0011", diagnostic.Id));
                marked += diagnostics.Count(diagnostic => diagnostic.Id == "UNR0011");
            }
        }

        Assert.True(marked >= 4 * names.Length - 4, $"{marked} of {names.Length} names");
    }

    [Theory]
    [InlineData(LanguageVersion.CSharp8)]
    [InlineData(LanguageVersion.CSharp9)]
    public async Task An_older_language_is_told_once(LanguageVersion version)
    {
        var compilation = Consumer.Compilation(Consumer.ParseOptions.WithLanguageVersion(version), Source.Network(Scored),
            "class User { int Use(Net net) { net.Predict(new float[3], new float[3]); return 1; } }");
        var all = await Consumer.Generate(compilation).Compilation.WithAnalyzers([new Unroll.Generator.Analysis.NetworkAnalyzer()])
            .GetAllDiagnosticsAsync();
        Diagnostic only = Assert.Single(all, diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        Assert.Equal("UNR0016", only.Id);
        Assert.Contains($"C# {version.ToDisplayString()}", only.GetMessage());
    }

    [Theory]
    [InlineData("class @var { }\n", "{|UNR0017:Net|}")]
    [InlineData("class @nint { }\n", "{|UNR0017:Net|}")]
    [InlineData("namespace Mine { class @var { } }\n", "Net")]
    [InlineData("class @var<T> { }\n", "Net")]
    [InlineData("", "{|UNR0017:@var|}")]
    public async Task A_type_that_takes_a_word_of_the_language_is_told(string other, string name)
    {
        string source = other + Source.Network(Scored).Replace("class Net", $"class {name}").Replace("using Unroll;\n", "");
        List<string> expected = [.. source.Contains("UNR0017") ? ["UNR0017"] : Array.Empty<string>()];
        string text = "using Unroll;\n" + source.Replace("{|UNR0017:", "").Replace("|}", "");
        var diagnostics = await Consumer.Diagnose(text);
        Assert.Equal(expected,
            diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Select(diagnostic => diagnostic.Id));
    }

    [Theory]
    [InlineData("namespace Acme { class @var { } [Network] partial class Net { [Input(3)] Layer a; [Dense(3), Hinge] Layer b; } }",
        "Acme.var")]
    [InlineData("namespace Acme { class @nint { } namespace Deep { [Network] partial class Net { [Input(3)] Layer a; "
        + "[Dense(3), Hinge] Layer b; } } }",
        "Acme.nint")]
    [InlineData("partial class Outer { class @var { } [Network] partial class Net { [Input(3)] Layer a; [Dense(3), Hinge] Layer b; } }",
        "Outer.var")]
    public async Task A_type_around_the_network_that_takes_a_word_is_named(string source, string type)
    {
        var diagnostics = await Consumer.Diagnose("using Unroll;\n" + source);
        Diagnostic only = Assert.Single(diagnostics, diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        Assert.Equal("UNR0017", only.Id);
        Assert.Contains($"'{type}'", only.GetMessage());
    }

    [Theory]
    [InlineData("[Network] public partial class { [Input(3)] Layer a; [Dense(3), Hinge] Layer b; }")]
    [InlineData("[Network] public partial class")]
    [InlineData("partial class { [Network] public partial class Net { [Input(3)] Layer a; [Dense(3), Hinge] Layer b; } }")]
    [InlineData("namespace { [Network] public partial class Net { [Input(3)] Layer a; [Dense(3), Hinge] Layer b; } }")]
    [InlineData("[Network] public partial class Net { [Input(3)] Layer ; [Dense(3), Hinge] Layer b; }")]
    [InlineData("[Network] public partial class Net { [Input(3)] Layer a; [Dense(3), Hinge] Layer ; }")]
    [InlineData("[Network] public partial class Net { [Input(3)] Layer a; [Dense(3), Hinge] Layer }")]
    [InlineData("[Block] partial class { [Dense(3)] Layer a; } [Network] public partial class Net { [Input(3)] Layer a; "
        + "[Block<>] Layer b; }")]
    public async Task Unfinished_names_leave_no_errors_in_generated_files(string declaration)
    {
        (Compilation compilation, GeneratorDriverRunResult result) =
            Consumer.Generate(Consumer.Compilation("using Unroll;\n" + declaration));
        Assert.Null(result.Results.Single().Exception);
        Assert.Empty(result.Diagnostics);
        var all = await compilation.WithAnalyzers([new Unroll.Generator.Analysis.NetworkAnalyzer()]).GetAllDiagnosticsAsync();
        Assert.DoesNotContain(all, diagnostic => diagnostic.Id is "UNR0001" or "AD0001");
        Assert.DoesNotContain(all, diagnostic => diagnostic.Severity == DiagnosticSeverity.Error
            && diagnostic.Location.SourceTree?.FilePath.EndsWith(".g.cs", StringComparison.Ordinal) == true);
    }

    private static IEnumerable<string> NamesOf(MemberDeclarationSyntax member) => member switch
    {
        MethodDeclarationSyntax method => [method.Identifier.ValueText],
        PropertyDeclarationSyntax property => [property.Identifier.ValueText, "get_" + property.Identifier.ValueText],
        FieldDeclarationSyntax field => field.Declaration.Variables.Select(variable => variable.Identifier.ValueText),
        BaseTypeDeclarationSyntax type => [type.Identifier.ValueText],
        _ => [],
    };
}
