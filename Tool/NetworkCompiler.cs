using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;

namespace Unroll.Tool;

/// <summary>Compiles declarations that were written by the import, in memory, as a user's project would.</summary>
internal static class NetworkCompiler
{
    private static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.Latest);

    /// <summary>Compiles the declaration of a network and makes one, without its weights.</summary>
    /// <exception cref="InvalidOperationException">The declaration has an error, which is a mistake of the import.</exception>
    public static Network Create(ImportedNetwork network)
    {
        const int Seed = 1;
        Type type = Compile([network.Source]).GetTypes().Single(type => type.IsSubclassOf(typeof(Network)));
        return (Network)Activator.CreateInstance(type, Seed)!;
    }

    /// <summary>Compiles sources, all of them together.</summary>
    /// <exception cref="InvalidOperationException">One of them has an error; the message has all of them.</exception>
    public static Assembly Compile(IEnumerable<string> sources)
    {
        string platform = (string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!;
        IEnumerable<MetadataReference> references = platform.Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path) is { } name && (name.StartsWith("System.", StringComparison.Ordinal)
                || name is "Unroll.dll" or "Unroll.Attributes.dll" or "netstandard.dll"))
            .Select(path => MetadataReference.CreateFromFile(path));
        CSharpCompilation compilation = CSharpCompilation.Create(
            "Imported",
            sources.Select((source, i) => CSharpSyntaxTree.ParseText(source, ParseOptions, $"Imported{i}.cs")),
            references,
            new CSharpCompilationOptions(
                OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release, checkOverflow: true,
                nullableContextOptions: NullableContextOptions.Enable));
        GeneratorDriver driver =
            CSharpGeneratorDriver.Create([new Generator.UnrollGenerator().AsSourceGenerator()], parseOptions: ParseOptions);
        driver.RunGeneratorsAndUpdateCompilation(compilation, out Compilation output, out ImmutableArray<Diagnostic> generated);
        using var stream = new MemoryStream();
        EmitResult result = output.Emit(stream);
        Diagnostic[] wrong = [.. generated.Concat(result.Diagnostics).Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)];
        if (wrong.Length > 0)
            throw new InvalidOperationException(string.Join('\n', wrong.Select(diagnostic => diagnostic.ToString()).Concat(sources)));
        return Assembly.Load(stream.ToArray());
    }
}
