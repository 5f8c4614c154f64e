using System.Collections.Immutable;
using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis;
using Unroll.Generator.Analysis;

namespace Unroll.Generator.Tests.Compiling;

/// <summary>A user's project in memory: its sources, the generator and the analyzers.</summary>
internal static class Consumer
{
    public static readonly CSharpParseOptions ParseOptions = CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.CSharp14);

    private static readonly ImmutableArray<MetadataReference> References =
    [
        .. Net100.References.All,
        MetadataReference.CreateFromFile(typeof(Network).Assembly.Location),
        MetadataReference.CreateFromFile(typeof(Layer).Assembly.Location),
    ];

    private static readonly ImmutableArray<DiagnosticAnalyzer> Analyzers = [new NetworkAnalyzer(), new StageSuppressor()];

    public static CSharpCompilation Compilation(params string[] sources) => Compilation(ParseOptions, sources);

    public static CSharpCompilation Compilation(CSharpParseOptions options, params string[] sources) => CSharpCompilation.Create(
        "Consumer",
        sources.Select((source, index) => CSharpSyntaxTree.ParseText(source, options, $"/{index}.cs")),
        References,
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable,
            checkOverflow: true));

    public static CSharpGeneratorDriver Driver(CSharpParseOptions? options = null) => CSharpGeneratorDriver.Create(
        [new UnrollGenerator().AsSourceGenerator()],
        parseOptions: options ?? ParseOptions,
        driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));

    /// <summary>The project with its generated code.</summary>
    public static (Compilation Compilation, GeneratorDriverRunResult Result) Generate(Compilation compilation)
    {
        GeneratorDriver driver = Driver((CSharpParseOptions)compilation.SyntaxTrees.First().Options)
            .RunGeneratorsAndUpdateCompilation(compilation, out Compilation updated, out _);
        return (updated, driver.GetRunResult());
    }

    /// <summary>
    /// All that a person would see: the compiler's errors and warnings, the generator's, and the analyzers'; what
    /// is suppressed is left out.
    /// </summary>
    public static async Task<ImmutableArray<Diagnostic>> Diagnose(params string[] sources) =>
        [.. (await DiagnoseAll([], sources)).Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning)];

    /// <summary>The same with informations, under the settings of an .editorconfig.</summary>
    public static async Task<ImmutableArray<Diagnostic>> DiagnoseAll(Dictionary<string, string> settings, params string[] sources)
    {
        (Compilation compilation, GeneratorDriverRunResult result) = Generate(Compilation(sources));
        ImmutableArray<Diagnostic> all = await compilation.WithAnalyzers(Analyzers, new CompilationWithAnalyzersOptions(
            new AnalyzerOptions([], new EditorConfig(settings)),
            onAnalyzerException: null,
            concurrentAnalysis: false,
            logAnalyzerExecutionTime: false,
            reportSuppressedDiagnostics: false))
            .GetAllDiagnosticsAsync();
        return [.. result.Diagnostics,
            .. all.Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Info && !diagnostic.IsSuppressed)];
    }
}
