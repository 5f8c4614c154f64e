using System.Collections.Immutable;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Classification;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Microsoft.CodeAnalysis;
using Unroll.Generator.Analysis;
using Unroll.Generator;

namespace Unroll.Pictures;

/// <summary>A network with one mistake, and what the compiler makes of it.</summary>
/// <param name="Source">Its lines.</param>
/// <param name="Tokens">What each word is, so that it can be colored as in an editor; spaces are left out.</param>
/// <param name="Mistake">The one thing that a person would be told.</param>
internal sealed record WrongNetwork(SourceText Source, ImmutableArray<ClassifiedSpan> Tokens, Diagnostic Mistake)
{
    /// <summary>The name of the file that the source is said to be in.</summary>
    public const string FileName = "DigitNet.cs";

    private const string Code = """
        using Unroll;

        [Network]
        public sealed partial class DigitNet
        {
            [Input(5, 5, 1)]                 Layer image;
            [Conv(7, 7, 16), Relu]           Layer edges;
            [Dense(10), SoftmaxCrossEntropy] Layer digit;
        }
        """;

    /// <summary>Compiles the source as a project that uses Unroll does, with the generator and the analyzers.</summary>
    public static async Task<WrongNetwork> Compile()
    {
        using var workspace = new AdhocWorkspace();
        Document document = CreateProject(workspace).AddDocument(FileName, SourceText.From(Code.ReplaceLineEndings("\n")));
        SourceText source = await document.GetTextAsync();
        Compilation compilation = (await document.Project.GetCompilationAsync())!;
        IEnumerable<ClassifiedSpan> tokens = await Classifier.GetClassifiedSpansAsync(document, new TextSpan(0, source.Length));
        return new WrongNetwork(source, [.. tokens.Where(token => IsWord(token, source))], await FindMistake(compilation));
    }

    private static Project CreateProject(AdhocWorkspace workspace)
    {
        string loaded = (string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!;
        return workspace.AddProject(ProjectInfo.Create(
            ProjectId.CreateNewId(), VersionStamp.Default, "Consumer", "Consumer", LanguageNames.CSharp,
            compilationOptions: new CSharpCompilationOptions(
                OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable),
            metadataReferences: loaded.Split(Path.PathSeparator)
                .Where(IsReferenced)
                .Select(path => MetadataReference.CreateFromFile(path))));
    }

    /// <summary>What a project that uses Unroll refers to: the framework, the language and the runtime.</summary>
    private static bool IsReferenced(string path) => Path.GetFileNameWithoutExtension(path) is var name
        && (name is "netstandard" or "Unroll" or "Unroll.Attributes" || name.StartsWith("System.", StringComparison.Ordinal));

    /// <summary>Finds the kernel that is too large, and makes sure that nothing else would be underlined.</summary>
    private static async Task<Diagnostic> FindMistake(Compilation compilation)
    {
        CSharpGeneratorDriver.Create(new UnrollGenerator().AsSourceGenerator()).RunGeneratorsAndUpdateCompilation(
            compilation, out Compilation complete, out ImmutableArray<Diagnostic> generated);
        ImmutableArray<Diagnostic> all = await complete.WithAnalyzers([new NetworkAnalyzer(), new StageSuppressor()])
            .GetAllDiagnosticsAsync();
        Diagnostic[] seen =
            [.. generated, .. all.Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning && !diagnostic.IsSuppressed)];
        return seen is [{ Id: "UNR0101" } mistake]
            ? mistake
            : throw new InvalidOperationException(
                $"the network should have one mistake, UNR0101, and has: {string.Join("; ", seen.AsEnumerable())}");
    }

    /// <summary>Whether a span is text of one kind; some only add to what another span says of the same text.</summary>
    private static bool IsWord(ClassifiedSpan token, SourceText source) =>
        !ClassificationTypeNames.AdditiveTypeNames.Contains(token.ClassificationType)
        && !string.IsNullOrWhiteSpace(source.ToString(token.TextSpan));
}
