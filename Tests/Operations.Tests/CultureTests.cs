using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Unroll.Operations.Tests.Reference;

namespace Unroll.Operations.Tests;

/// <summary>The generator writes the same code in a culture that writes 0,5 for a half and −1 for minus one.</summary>
public class CultureTests
{
    [Fact]
    public void Code_does_not_depend_on_the_culture()
    {
        string[] names = ["TwoOutputs", "BothPenalties", "Initialized"];
        ReferenceNetwork[] networks = [.. names.Select(name => Catalog.Get(name).Build())];
        CSharpCompilation compilation = NetworkCompiler.Prepare(networks);
        string[] expected = Generate(compilation);
        CultureInfo before = CultureInfo.CurrentCulture;
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.NumberFormat.NumberDecimalSeparator = ",";
        culture.NumberFormat.NumberGroupSeparator = ".";
        culture.NumberFormat.NegativeSign = "−";
        try
        {
            CultureInfo.CurrentCulture = culture;
            Assert.Equal("0,5", 0.5f.ToString());
            Assert.Equal(expected, Generate(compilation));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private static string[] Generate(CSharpCompilation compilation)
    {
        GeneratorDriver driver = CSharpGeneratorDriver.Create(
            [new Generator.UnrollGenerator().AsSourceGenerator()], parseOptions: (CSharpParseOptions)compilation.SyntaxTrees[0].Options);
        GeneratorDriverRunResult result = driver.RunGenerators(compilation).GetRunResult();
        Assert.NotEmpty(result.GeneratedTrees);
        return [.. result.GeneratedTrees.Select(tree => tree.ToString())];
    }
}
