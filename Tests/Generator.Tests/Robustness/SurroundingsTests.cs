using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
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
    [InlineData(LanguageVersion.CSharp12, Numbers)]
    [InlineData(LanguageVersion.CSharp13, Source.LeNet5)]
    [InlineData(LanguageVersion.CSharp12, "using Unroll; [Network] partial class Net { [Input(3)] Layer a; [Dense(3)] Layer b; }")]
    [InlineData(LanguageVersion.CSharp12, "using Unroll; [Network] partial class Net { [Input(3)] Layer a; [Dense(0)] Layer b; }")]
    public void Older_language_versions_compile_the_generated_code(LanguageVersion version, string source)
    {
        (Compilation compilation, _) = Consumer.Generate(Consumer.Compilation(Consumer.ParseOptions.WithLanguageVersion(version), source));
        Assert.Equal([], compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Select(diagnostic => diagnostic.ToString()));
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
