using System.Globalization;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using Unroll.Generator.Tests.Compiling;

namespace Unroll.Generator.Tests.Language;

/// <summary>What the editor shows of the stages of a right network.</summary>
public class ShownStagesTests
{
    [Theory]
    [InlineData("true", 8)]
    [InlineData("false", 0)]
    public async Task Shapes_are_shown_where_the_settings_say_so(string value, int shown)
    {
        Diagnostic[] found = [.. (await Consumer.DiagnoseAll(new() { ["unroll_show_shapes"] = value }, Source.LeNet5))
            .Where(diagnostic => diagnostic.Id == "UNR0114")];
        Assert.Equal(shown, found.Length);
        if (shown > 0)
        {
            string message = Assert.Single(
                found.Select(diagnostic => diagnostic.GetMessage(CultureInfo.InvariantCulture)),
                message => message.StartsWith("'c1'", StringComparison.Ordinal));
            Assert.Matches(
                "^'c1' is 28 x 28 x 6, with 156 parameters and 117,600 multiply-adds, "
                + @"predicted to take \d\.\d+ microseconds with AVX2 at 3 GHz$",
                message);
        }
    }

    [Fact]
    public void Every_stage_has_a_constant_that_documents_it()
    {
        (Compilation compilation, GeneratorDriverRunResult _) = Consumer.Generate(Consumer.Compilation(Source.LeNet5));
        INamedTypeSymbol stages = compilation.GetTypeByMetadataName("LeNet5+Stages")!;
        Assert.Equal(
            ["image", "c1", "s2", "c3", "s4", "f5", "f6", "digit"],
            stages.GetMembers().OfType<IFieldSymbol>().Select(field => (string)field.ConstantValue!));
        XElement c3 = XElement.Parse(stages.GetMembers("c3").Single().GetDocumentationCommentXml()!);
        Assert.Equal("10x10x16: Conv 5x5x16, Relu", c3.Element("summary")!.Value);
        string remarks = c3.Element("remarks")!.Value;
        Assert.Contains("2,416 parameters, 240,000 multiply-adds.", remarks);
        Assert.Contains("DirectNhwc: ", remarks);
        Assert.Contains("5x5 kernel, 6 channels", remarks);
        Assert.Contains("order ", remarks);
        Assert.Contains("Avx512: tile ", remarks);
        Assert.Matches(@"Predicted: [\d,]+ cycles with AVX-512 \([\d.]+ microseconds at 3 GHz\), [\d,]+ cycles with AVX2 \(", remarks);
    }

    [Fact]
    public async Task The_constants_of_a_wrong_network_bind() => Assert.Equal(["UNR0102"], (await Consumer.Diagnose(
        Source.LeNet5.Replace("Dense(84)", "Dense(0)"), "static class Use { const string Stage = LeNet5.Stages.f6; }"))
        .Select(diagnostic => diagnostic.Id));

    [Fact]
    public void Stages_of_blocks_count_for_the_stage_that_uses_them()
    {
        const string Net = "using Unroll; [Block] class Part { [Conv(1, 1, 4)] Layer a; [Conv(3, 3, 2), Relu] Layer b; } "
            + "[Network] partial class Net { [Input(5, 5, 3)] Layer image; [Block<Part>] Layer @class; }";
        (Compilation compilation, GeneratorDriverRunResult _) = Consumer.Generate(Consumer.Compilation(Net));
        Assert.Empty(compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        string documented = compilation.GetTypeByMetadataName("Net+Stages")!.GetMembers("class").Single().GetDocumentationCommentXml()!;
        Assert.Contains("90 parameters, 948 multiply-adds.", documented);
    }
}
