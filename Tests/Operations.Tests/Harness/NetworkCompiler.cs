using System.Collections.Immutable;
using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Unroll.Operations.Tests.Reference;

namespace Unroll.Operations.Tests;

/// <summary>Compiles many networks at once as a user's project would: the generator and the analyzers of its assembly run, arithmetic is checked.</summary>
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

    /// <summary>The sources as the compiler sees them before the generator runs.</summary>
    public static CSharpCompilation Prepare(IEnumerable<ReferenceNetwork> networks)
    {
        IEnumerable<SyntaxTree> trees = networks.SelectMany(network => new[]
        {
            CSharpSyntaxTree.ParseText(SourceText.Print(network), ParseOptions, $"{network.Name}.cs"),
            CSharpSyntaxTree.ParseText(DriverText.Print(network), ParseOptions, $"{network.Name}.Driver.cs"),
        });
        return CSharpCompilation.Create($"Networks.{Guid.NewGuid():N}", trees, References, Options);
    }

    /// <summary>Runs the generator; its own diagnostics come with the compiler's and the analyzers', suppressed ones left out.</summary>
    public static (Compilation Compilation, ImmutableArray<Diagnostic> Diagnostics) Generate(CSharpCompilation compilation)
    {
        GeneratorDriver driver = CSharpGeneratorDriver.Create([new Generator.UnrollGenerator().AsSourceGenerator()], parseOptions: ParseOptions);
        driver.RunGeneratorsAndUpdateCompilation(compilation, out Compilation output, out ImmutableArray<Diagnostic> generated);
        ImmutableArray<DiagnosticAnalyzer> analyzers = Analyzers();
        CompilationWithAnalyzers analysed = output.WithAnalyzers(analyzers, new CompilationWithAnalyzersOptions(
            new AnalyzerOptions([]), onAnalyzerException: null, concurrentAnalysis: true, logAnalyzerExecutionTime: false, reportSuppressedDiagnostics: false));
        ImmutableArray<Diagnostic> diagnostics = analysed.GetAllDiagnosticsAsync().GetAwaiter().GetResult();
        return (output, [.. generated.Concat(diagnostics).Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning && !diagnostic.IsSuppressed)]);
    }

    /// <summary>The assembly's bytes, or null where it does not compile.</summary>
    public static byte[]? Emit(Compilation compilation)
    {
        using var stream = new MemoryStream();
        return compilation.Emit(stream).Success ? stream.ToArray() : null;
    }

    private static ImmutableArray<DiagnosticAnalyzer> Analyzers() =>
    [
        .. typeof(Generator.UnrollGenerator).Assembly.GetTypes()
            .Where(type => !type.IsAbstract && type.IsSubclassOf(typeof(DiagnosticAnalyzer)))
            .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!),
    ];
}
