using System.Globalization;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis;
using Unroll.Generator.Analysis;
using Unroll.Generator.Problems;
using Unroll.Generator.Tests.Compiling;

namespace Unroll.Generator.Tests.Robustness;

/// <summary>Projects and machines of other settings than ours: the generated code is the same, and it compiles.</summary>
public class SurroundingsTests
{
    private const string Numbers = """
        using Unroll;
        [Network] public partial class Net
        {
            [Input(5, 5, 2)] Layer x;
            [Conv(3, 3, 1200), LeakyRelu(0.125f), Init(Initializer.Constant, Value = -1.5f), L2(0.001f)] Layer c;
            [Dropout(0.25f), AvgPool(3), Dense(3), SoftmaxCrossEntropy(Weight = 0.5f)] Layer d;
        }
        """;

    [Theory]
    [InlineData(LanguageVersion.CSharp10, Numbers)]
    [InlineData(LanguageVersion.CSharp10, Source.LeNet5)]
    [InlineData(LanguageVersion.CSharp11, Source.LeNet5)]
    [InlineData(LanguageVersion.CSharp12, Numbers)]
    [InlineData(LanguageVersion.CSharp13, Source.LeNet5)]
    [InlineData(LanguageVersion.CSharp12, "using Unroll; [Network] partial class Net { [Input(3)] Layer a; [Dense(3)] Layer b; }")]
    [InlineData(LanguageVersion.CSharp12, "using Unroll; [Network] partial class Net { [Input(3)] Layer a; [Dense(0)] Layer b; }")]
    public void Older_language_versions_compile_the_generated_code(LanguageVersion version, string source)
    {
        (Compilation compilation, _) = Consumer.Generate(Consumer.Compilation(Consumer.ParseOptions.WithLanguageVersion(version), source));
        Assert.Equal([], compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
            .Select(diagnostic => diagnostic.ToString()));
    }

    [Theory]
    [InlineData("[Block<B>] Layer b;", "[Block] partial class B { [Dense(3)] Layer a; } partial class B { [Relu] Layer b; }")]
    [InlineData("[Block<B>] Layer b;", "[Block] class B { [Dense(3)] static Layer a; [Relu] const Layer b = null; }")]
    [InlineData("[Block<B>] Layer b;", "[Block] class B { [Dense(3)] Layer a; [Relu] Layer a; }")]
    [InlineData("[Block<B>] Layer b;", "[Block] record B([property: Relu] Layer A) { [Dense(3)] Layer a; }")]
    [InlineData("[Block<B>] Layer b;", "[Block] abstract class B { [Dense(3)] protected abstract Layer A { get; } }")]
    [InlineData("[Block<B<B<int>>>] Layer b;", "[Block] class B<T> { [Block<B<T>>] Layer a; [Block<B<B<T>>>] Layer b; }")]
    [InlineData("[Block<B<int>>] Layer b;", "[Block] class B<T> { [Block<T>] Layer a; }")]
    [InlineData("[Block<Base>] Layer b; [Block<B>] Layer c;",
        "[Block] class Base { [Dense(3)] Layer a; } class B : Base { [Dense(3)] Layer b; }")]
    [InlineData("[Block<B>] Layer b;", "[Block] file class B { [Dense(3)] Layer a; }")]
    [InlineData("[Block<B>(null)] Layer b;", "[Block] class B { [Dense(Arg.A)] Layer a; }")]
    [InlineData("[Block<B>(Arg.A, Arg.I)] Layer b;", "[Block] class B { [Dense(Arg.Z)] Layer a; }")]
    [InlineData("[Block<B>(1), Block<B>(2), Block<B>] Layer b;", "[Block, Block] class B { [Dense(Arg.A)] Layer a; }")]
    [InlineData("[Block<System.Collections.Generic.List<B>>, Block<B?>, Block<(B, B)>, Block<dynamic>, Block<B*>, Block<System.Action>, "
        + "Block<Padding>] Layer b;",
        "[Block] class B { [Dense(3)] Layer a; }")]
    [InlineData("[Block<Net>] Layer b; [Block<Net.B>] Layer c; [Block] class B { [Block<Net>] Layer a; }", "")]
    public async Task Unusual_blocks_are_no_reason_to_fail(string stages, string blocks)
    {
        (Compilation compilation, GeneratorDriverRunResult result) =
            Consumer.Generate(Consumer.Compilation(Source.Network("[Input(3)] Layer x; " + stages) + blocks));
        Assert.Null(result.Results.Single().Exception);
        Assert.DoesNotContain(await compilation.WithAnalyzers([new NetworkAnalyzer()]).GetAllDiagnosticsAsync(),
            diagnostic => diagnostic.Id is Ids.InternalError or "AD0001");
    }

    [Fact]
    public async Task Blocks_of_other_assemblies_need_public_fields()
    {
        CSharpCompilation library = Consumer.Compilation("""
            using Unroll;
            namespace Library;
            [Block] public class Part { [Dense(Arg.A), Tanh] public Layer first; [Dense(2)] public Layer second; }
            [Block] public class Closed { [Dense(2)] Layer first; }
            """).WithAssemblyName("Library");
        using MemoryStream image = new();
        Assert.True(library.Emit(image).Success);
        CSharpCompilation user = Consumer.Compilation(Source.Network("[Input(3)] Layer x; [Block<Library.Part>(4)] Layer b;"),
            Source.Network("[Input(3)] Layer x; [Block<Library.Closed>] Layer b;").Replace("class Net", "class Other"))
            .AddReferences(MetadataReference.CreateFromImage(image.ToArray()));
        var diagnostics = await Consumer.Generate(user).Compilation.WithAnalyzers([new NetworkAnalyzer()]).GetAnalyzerDiagnosticsAsync();
        Assert.Equal(["UNR0218"], diagnostics.Select(diagnostic => diagnostic.Id));
    }

    [Fact]
    public void The_culture_of_the_machine_changes_no_character()
    {
        string[] invariant = Texts(Numbers);
        CultureInfo before = CultureInfo.CurrentCulture;
        CultureInfo foreign = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        foreign.NumberFormat.NumberDecimalSeparator = ",";
        foreign.NumberFormat.NegativeSign = "\u2212";
        foreign.NumberFormat.NumberGroupSeparator = ".";
        try
        {
            CultureInfo.CurrentCulture = foreign;
            Assert.Equal("\u22121,5", $"{-1.5f}");
            Assert.Equal(invariant, Texts(Numbers));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Line_ends_are_those_of_the_repository_everywhere() =>
        Assert.All(Texts(Numbers), text => Assert.DoesNotContain('\r', text));

    private static string[] Texts(string source)
    {
        string[] texts = Consumer.Generate(Consumer.Compilation(source)).Result.GeneratedTrees.Select(tree => tree.ToString()).ToArray();
        Assert.True(texts.Length > 3);
        return texts;
    }
}
