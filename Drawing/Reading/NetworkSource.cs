using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Unroll.Generator.Parsing;

namespace Unroll.Drawing.Reading;

/// <summary>Where networks are declared: sources, a compiled assembly, or a project.</summary>
internal sealed class NetworkSource
{
    /// <summary>What projects have by default, and by the package.</summary>
    private const string GlobalUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        global using Unroll;
        """;

    private static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.Latest);

    private static readonly CSharpCompilationOptions Options = new(
        OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable,
        metadataImportOptions: MetadataImportOptions.All);   // stages are private

    private NetworkSource(Compilation compilation, IAssemblySymbol assembly) =>
        Networks = [.. TypesIn(assembly.GlobalNamespace).Where(NetworkSymbols.IsGenerated)
            .OrderBy(type => type.ToDisplayString(), StringComparer.Ordinal)
            .Select(type => new DeclaredNetwork(type, compilation))];

    /// <summary>The networks, by their full names.</summary>
    public IReadOnlyList<DeclaredNetwork> Networks { get; }

    /// <summary>Reads sources that need nothing but .NET and Unroll.</summary>
    /// <param name="sources">The text of each, and the name of its file.</param>
    public static NetworkSource Of(IEnumerable<(string Text, string File)> sources) => Of(CSharpCompilation.Create(
        "Drawn",
        sources.Append((Text: GlobalUsings, File: "GlobalUsings.cs"))
            .Select(source => CSharpSyntaxTree.ParseText(source.Text, ParseOptions, source.File)),
        PlatformReferences(),
        Options));

    /// <summary>Reads what the compiler is told.</summary>
    /// <param name="arguments">The arguments of its command line.</param>
    /// <param name="folder">What relative names are relative to.</param>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public static NetworkSource OfCommandLine(IEnumerable<string> arguments, string folder)
    {
        CSharpCommandLineArguments parsed = CSharpCommandLineParser.Default.Parse(arguments, folder, sdkDirectory: null);
        return Of(CSharpCompilation.Create(
            "Drawn",
            parsed.SourceFiles.Select(file => CSharpSyntaxTree.ParseText(File.ReadAllText(file.Path), parsed.ParseOptions, file.Path)),
            parsed.MetadataReferences.Select(reference => MetadataReference.CreateFromFile(reference.Reference, reference.Properties)),
            parsed.CompilationOptions.WithMetadataImportOptions(MetadataImportOptions.All)));
    }

    /// <summary>Reads a compiled assembly, and what it needs from the assemblies beside it.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="InvalidDataException">It is no assembly of .NET.</exception>
    public static NetworkSource OfAssembly(string path)
    {
        MetadataReference assembly = MetadataReference.CreateFromFile(path);
        IEnumerable<MetadataReference> beside = Directory.EnumerateFiles(Path.GetDirectoryName(Path.GetFullPath(path))!, "*.dll")
            .Where(other => Path.GetFileName(other) != Path.GetFileName(path) && !IsOfPlatform(other))
            .Order(StringComparer.Ordinal)
            .Select(other => MetadataReference.CreateFromFile(other));
        CSharpCompilation compilation = CSharpCompilation.Create("Drawn", null, [assembly, .. beside, .. PlatformReferences()], Options);
        return compilation.GetAssemblyOrModuleSymbol(assembly) is IAssemblySymbol symbol
            ? new(compilation, symbol)
            : throw new InvalidDataException($"{path}: no assembly of .NET.");
    }

    private static NetworkSource Of(CSharpCompilation compilation) => new(compilation, compilation.Assembly);

    private static IEnumerable<PortableExecutableReference> PlatformReferences() =>
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(IsOfPlatform)
            .Select(path => MetadataReference.CreateFromFile(path));

    private static bool IsOfPlatform(string path) => Path.GetFileName(path) is var name
        && (name.StartsWith("System.", StringComparison.Ordinal) || name is "Unroll.dll" or "Unroll.Attributes.dll" or "netstandard.dll");

    private static IEnumerable<INamedTypeSymbol> TypesIn(INamespaceOrTypeSymbol container) => container.GetMembers()
        .SelectMany(member => member switch
        {
            INamespaceSymbol inner => TypesIn(inner),
            INamedTypeSymbol type => TypesIn(type).Prepend(type),
            _ => [],
        });
}
