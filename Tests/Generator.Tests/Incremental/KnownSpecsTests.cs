using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis;
using Unroll.Generator.Parsing;
using Unroll.Generator.Tests.Compiling;

namespace Unroll.Generator.Tests.Incremental;

/// <summary>
/// A keystroke in a method's body reads no network again. Whatever else changes, each is what a fresh look at its symbols says.
/// </summary>
public class KnownSpecsTests
{
    private const string Net = "using Unroll; namespace N { [Network] partial class Net { "
        + "[Input(Numbers.Inputs)] Layer x; [Dense((int)Size.Small)] Layer y; [Dense(2)] Layer z; int Count() => 3; } }";

    private const string Other = "class Other { int field = 1; int Number() { return 1; } int Expression => 1; }"
        + "namespace N { static class Numbers { public const int Inputs = 3; } enum Size { Small = 2, Large } }";

    [Theory]
    [InlineData("return 1;", "return 2;")]
    [InlineData("return 1;", "int local = 1; /* typed */ return local;")]
    [InlineData("Expression => 1", "Expression => 1 + Number()")]
    [InlineData("field = 1", "field = 2")]
    [InlineData("class Other {", "class Other { /* a comment */")]
    public void An_edit_of_a_body_leaves_the_networks_as_they_were_read(string old, string edited) =>
        Assert.Same(Before(out KnownSpecs known), After(known, Edited(1, old, edited)));

    [Theory]
    [InlineData(0, "Dense(2)", "Dense(5)")]
    [InlineData(0, "namespace N {", "namespace N { class DenseAttribute : System.Attribute { public DenseAttribute(int n) { } } ")]
    [InlineData(0, "int Count() => 3;", "int Count() => 3; Layer w;")]
    [InlineData(1, "Inputs = 3", "Inputs = 4")]
    [InlineData(1, "Small = 2", "Small = 4")]
    [InlineData(1, "Inputs = 3", "Inputs = Half + Half; const int Half = 2")]
    [InlineData(1, "class Other {", "namespace N { class Layer { } } class Other {")]
    [InlineData(1, "class Other {", "global using Input = Unroll.DenseAttribute; class Other {")]
    public void An_edit_of_a_declaration_is_seen(int file, string old, string edited)
    {
        NetworkSpec before = Before(out KnownSpecs known);
        CSharpCompilation after = Edited(file, old, edited);
        NetworkSpec read = After(known, after);
        Assert.Equal(NetworkParser.TryParse(Type(after), default), read);
        Assert.NotEqual(before, read);
    }

    [Fact]
    public void Another_language_other_options_and_other_references_are_seen()
    {
        CSharpCompilation first = Consumer.Compilation(Net, Other);
        CSharpParseOptions old = Consumer.ParseOptions.WithLanguageVersion(LanguageVersion.CSharp9);
        foreach (CSharpCompilation after in new[]
        {
            first.RemoveAllSyntaxTrees().AddSyntaxTrees(
                first.SyntaxTrees.Select(tree => CSharpSyntaxTree.ParseText(tree.ToString(), old, tree.FilePath))),
            first.WithOptions(first.Options.WithOverflowChecks(!first.Options.CheckOverflow)),
            first.WithReferences(first.References.Skip(1)),
            first.WithAssemblyName("Renamed"),
        })
        {
            NetworkSpec before = Before(out KnownSpecs known);
            Assert.NotSame(before, After(known, after));
            Assert.Equal(NetworkParser.TryParse(Type(after), default), After(known, after));
        }
    }

    /// <summary>A token of either file in the place of another, over and over: every network is as a fresh look finds it.</summary>
    [Fact]
    public void Edits_at_random_are_seen()
    {
        const int Edits = 400;
        var random = new Random(1);
        string[] tokens = [.. Compiled.SyntaxTrees.SelectMany(tree => tree.GetRoot().DescendantTokens()).Select(token => token.Text)];
        int same = 0, read = 0;
        for (int edit = 0; edit < Edits; edit++)
        {
            NetworkSpec before = Before(out KnownSpecs known);
            SyntaxTree tree = Compiled.SyntaxTrees[random.Next(2)];
            SyntaxToken[] all = [.. tree.GetRoot().DescendantTokens()];
            SyntaxToken old = all[random.Next(all.Length)];
            string text = tree.ToString()[..old.SpanStart] + tokens[random.Next(tokens.Length)] + tree.ToString()[old.Span.End..];
            CSharpCompilation after = Compiled.ReplaceSyntaxTree(
                tree, CSharpSyntaxTree.ParseText(text, Consumer.ParseOptions, tree.FilePath));
            if (after.GetTypeByMetadataName("N.Net") is not { TypeKind: TypeKind.Class } type)
                continue;
            NetworkSpec found = known.Of(type, after, default);
            Assert.True(NetworkParser.TryParse(type, default) == found, $"stale after: {text}");
            same += ReferenceEquals(before, found) ? 1 : 0;
            read += ReferenceEquals(before, found) ? 0 : 1;
        }

        Assert.True(same > 0 && read > 0, $"{same} networks were known and {read} read");
    }

    /// <summary>Two branches of a project in turn: neither gets what was read from the other.</summary>
    [Fact]
    public void Compilations_in_turn_each_have_their_own()
    {
        NetworkSpec before = Before(out KnownSpecs known);
        CSharpCompilation first = Consumer.Compilation(Net, Other), second = Edited(1, "Inputs = 3", "Inputs = 4");
        NetworkSpec other = After(known, second);
        Assert.Equal(before, After(known, first));
        Assert.Equal(other, After(known, second));
        Assert.NotEqual(before, other);
    }

    private static NetworkSpec Before(out KnownSpecs known) => After(known = new(), Compiled);

    private static NetworkSpec After(KnownSpecs known, CSharpCompilation compilation) => known.Of(Type(compilation), compilation, default);

    private static INamedTypeSymbol Type(CSharpCompilation compilation) => compilation.GetTypeByMetadataName("N.Net")!;

    private static CSharpCompilation Compiled { get; } = Consumer.Compilation(Net, Other);

    private static CSharpCompilation Edited(int file, string old, string edited)
    {
        SyntaxTree tree = Compiled.SyntaxTrees[file];
        string text = tree.ToString().Replace(old, edited, StringComparison.Ordinal);
        Assert.NotEqual(tree.ToString(), text);
        return Compiled.ReplaceSyntaxTree(tree, CSharpSyntaxTree.ParseText(text, Consumer.ParseOptions, tree.FilePath));
    }
}
