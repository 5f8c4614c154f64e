using System.Collections.Immutable;
using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Emit;
using Unroll.Operations.Tests.Reference;

namespace Unroll.Operations.Tests;

/// <summary>Compiles many networks at once as a user's project would: the generator and the analyzers of its assembly run, arithmetic is
/// checked.</summary>
internal static class NetworkCompiler
{
    private static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.Latest);

    private static readonly CSharpCompilationOptions Options = new(
        OutputKind.DynamicallyLinkedLibrary,
        optimizationLevel: OptimizationLevel.Release,
        checkOverflow: true,
        allowUnsafe: false,
        nullableContextOptions: NullableContextOptions.Enable,
        warningLevel: 9999);

    private static readonly MetadataReference[] References =
    [
        .. Net100.References.All,
        MetadataReference.CreateFromFile(typeof(Network).Assembly.Location),
        MetadataReference.CreateFromFile(typeof(NetworkAttribute).Assembly.Location),
    ];

    /// <summary>The sources of networks as the compiler sees them before the generator runs, and their drivers.</summary>
    public static CSharpCompilation Prepare(IReadOnlyList<ReferenceNetwork> networks) => PrepareFiles(
        [.. SourceText.Files(networks), .. networks.Select(network => ($"{network.Name}.Driver", DriverText.Print(network)))]);

    /// <summary>Sources as the compiler sees them before the generator runs.</summary>
    public static CSharpCompilation PrepareFiles(IEnumerable<(string Name, string Text)> files)
    {
        IEnumerable<SyntaxTree> trees = files.Select(file => CSharpSyntaxTree.ParseText(file.Text, ParseOptions, $"{file.Name}.cs"));
        return CSharpCompilation.Create($"Networks.{Guid.NewGuid():N}", trees, References, Options);
    }

    /// <summary>Runs the generator and the compiler.</summary>
    /// <returns>
    /// The assembly's bytes, or null where it does not compile; and what was reported, warnings and above. That the fields are never used
    /// (CS0169) is left out: a suppressor silences it, which only <see cref="Analyze"/> runs, for it takes as long again.
    /// </returns>
    public static (byte[]? Image, ImmutableArray<Diagnostic> Diagnostics) Compile(CSharpCompilation compilation)
    {
        Compilation output = CodeNeverRun.Reduce(Generate(compilation, out ImmutableArray<Diagnostic> generated));
        using var stream = new MemoryStream();
        EmitResult result = output.Emit(stream);
        IEnumerable<Diagnostic> diagnostics = generated.Concat(result.Diagnostics)
            .Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning && diagnostic.Id != "CS0169");
        return (result.Success ? stream.ToArray() : null, [.. diagnostics]);
    }

    /// <summary>Everything that the generator, the compiler and the analyzers report, warnings and above, that is not suppressed.</summary>
    public static Diagnostic[] Analyze(CSharpCompilation compilation)
    {
        Compilation output = Generate(compilation, out ImmutableArray<Diagnostic> generated);
        ImmutableArray<DiagnosticAnalyzer> analyzers =
        [
            .. typeof(Generator.UnrollGenerator).Assembly.GetTypes()
                .Where(type => !type.IsAbstract && type.IsSubclassOf(typeof(DiagnosticAnalyzer)))
                .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!),
        ];
        CompilationWithAnalyzers analyzed = output.WithAnalyzers(analyzers);
        return [.. generated.Concat(analyzed.GetAllDiagnosticsAsync().GetAwaiter().GetResult())
            .Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning && !diagnostic.IsSuppressed)];
    }

    private static Compilation Generate(CSharpCompilation compilation, out ImmutableArray<Diagnostic> diagnostics)
    {
        GeneratorDriver driver =
            CSharpGeneratorDriver.Create([new Generator.UnrollGenerator().AsSourceGenerator()], parseOptions: ParseOptions);
        driver.RunGeneratorsAndUpdateCompilation(compilation, out Compilation output, out diagnostics);
        return output;
    }
}
