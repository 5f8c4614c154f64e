using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis;
using Unroll.Generator;

namespace Unroll.Benchmarks.Compile;

/// <summary>A project with a network and a file beside it, as the compiler sees it: optimized, a library.</summary>
internal sealed class CompilerProject
{
    private readonly GeneratorDriver fresh = CSharpGeneratorDriver.Create(new UnrollGenerator().AsSourceGenerator());
    private int edit;

    /// <summary>Takes embedded files.</summary>
    public CompilerProject(params string[] files)
    {
        string loaded = (string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!;
        IEnumerable<MetadataReference> references = loaded.Split(Path.PathSeparator)
            .Where(IsReferenced)
            .Select(path => MetadataReference.CreateFromFile(path));
        Compilation = CSharpCompilation.Create(
            "Measured", [Parse(Other(edit)), .. files.Select(Read)], references,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release));
    }

    /// <summary>The project before the generator has run.</summary>
    public CSharpCompilation Compilation { get; }

    /// <summary>Lets the compiler work once, with another generator, so that it is warm itself. The missing members of the network are its
    /// errors.</summary>
    public void WarmUp()
    {
        GeneratorDriver driver = CSharpGeneratorDriver.Create(new OtherGenerator().AsSourceGenerator());
        driver.RunGeneratorsAndUpdateCompilation(Compilation.Clone(), out Compilation complete, out _);
        _ = complete.GetDiagnostics();
    }

    /// <summary>The whole work of the generator, on a compilation that has answered no question before.</summary>
    /// <returns>The driver, which remembers.</returns>
    public GeneratorDriver Generate(out Compilation complete)
    {
        GeneratorDriver done = fresh.RunGeneratorsAndUpdateCompilation(Compilation.Clone(), out complete, out _);
        if (done.GetRunResult().GeneratedTrees.IsEmpty)
            throw new InvalidOperationException("the generator made no code");
        return done;
    }

    /// <summary>The work of a generator that has run before, after an edit to the other file.</summary>
    public void GenerateAfterUnrelatedEdit(GeneratorDriver done) => done.RunGeneratorsAndUpdateCompilation(
        Compilation.ReplaceSyntaxTree(Compilation.SyntaxTrees[0], Parse(Other(++edit))), out _, out _);

    /// <summary>Compiles the network with its generated code.</summary>
    /// <returns>The library.</returns>
    public static byte[] Emit(Compilation complete)
    {
        using var library = new MemoryStream();
        Microsoft.CodeAnalysis.Emit.EmitResult result = complete.Clone().Emit(library);
        if (!result.Success)
        {
            throw new InvalidOperationException(
                "the generated code does not compile: "
                + $"{result.Diagnostics.First(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)}");
        }

        return library.ToArray();
    }

    private static SyntaxTree Read(string file)
    {
        using Stream source = typeof(CompilerProject).Assembly.GetManifestResourceStream(file)!;
        using var reader = new StreamReader(source);
        return Parse(reader.ReadToEnd());
    }

    /// <summary>The bytes of IL in all methods of a library.</summary>
    public static long IlBytes(byte[] library)
    {
        using var reader = new PEReader([.. library]);
        MetadataReader metadata = reader.GetMetadataReader();
        return metadata.MethodDefinitions
            .Select(handle => metadata.GetMethodDefinition(handle).RelativeVirtualAddress)
            .Where(address => address != 0)
            .Sum(address => (long)reader.GetMethodBody(address).GetILReader().Length);
    }

    /// <summary>What a project that uses Unroll refers to: the framework, the language and the runtime.</summary>
    private static bool IsReferenced(string path) => Path.GetFileNameWithoutExtension(path) is var name
        && (name is "netstandard" or "Unroll" or "Unroll.Attributes" || name.StartsWith("System.", StringComparison.Ordinal));

    public static SyntaxTree Parse(string source) => CSharpSyntaxTree.ParseText(source);

    private static string Other(int edit) => $"class Other {{ int Number() => {edit}; }}";
}
