using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Unroll.Generator;
using Unroll.Generator.Analysis;

namespace Unroll.Site.Tests.Examples;

/// <summary>
/// The C# of a page as a project: a block that begins with the name of a file is a part of that file, any other a file of its own.
/// </summary>
internal sealed class ExamplePage
{
    // What the SDK gives every project.
    private const string Usings = """
        global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq;
        global using System.Threading; global using System.Threading.Tasks;
        """;

    private static readonly CSharpParseOptions Options = CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.CSharp14);

    private static readonly MetadataReference[] References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileNameWithoutExtension(path) is var name
                && (name is "netstandard" or "Unroll" or "Unroll.Attributes" or "Unroll.Vision" or "Unroll.Exchange"
                    || name.StartsWith("System.", StringComparison.Ordinal)))
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    private readonly string page;

    /// <param name="page">From the folder of the repository.</param>
    public ExamplePage(string page)
    {
        this.page = page;
        var files = new Dictionary<string, string>();
        string[] parts = File.ReadAllText(Path.Combine(BuiltSite.Repository, page)).Split("```csharp\n");
        foreach (string block in parts.Skip(1).Select(part => part.Split("```")[0]))
        {
            string first = block.Split('\n')[0];
            string name = first is ['/', '/', ' ', .., '.', 'c', 's'] ? first[3..] : $"{files.Count}.cs";
            files[name] = files.GetValueOrDefault(name) + block;
        }

        Files = files;
    }

    /// <summary>The files by their names.</summary>
    public IReadOnlyDictionary<string, string> Files { get; }

    /// <summary>The errors and warnings that a person sees in these files, of C# and of Unroll; generated code is not looked at.</summary>
    public async Task<string[]> Diagnose()
    {
        Compilation compilation = Compile(out IEnumerable<Diagnostic> generated);
        CompilationWithAnalyzers analyzed = compilation.WithAnalyzers([new NetworkAnalyzer()]);
        var all = new List<Diagnostic>(generated);
        foreach (SyntaxTree file in compilation.SyntaxTrees.Where(tree => Files.ContainsKey(tree.FilePath)))
        {
            SemanticModel model = compilation.GetSemanticModel(file);
            all.AddRange(model.GetDiagnostics());
            all.AddRange(await analyzed.GetAnalyzerSemanticDiagnosticsAsync(model, filterSpan: null, CancellationToken.None));
        }

        return [.. all.Where(one => one.Severity >= DiagnosticSeverity.Warning).Select(one => one.ToString())];
    }

    /// <summary>Runs the program in a folder, and gives the lines that it writes.</summary>
    public string[] Run(string folder, params string[] arguments)
    {
        using var assembly = new MemoryStream();
        Assert.Empty(Compile(out _).Emit(assembly).Diagnostics.Where(one => one.Severity == DiagnosticSeverity.Error));
        assembly.Position = 0;
        var context = new AssemblyLoadContext(page, isCollectible: true);
        (TextWriter console, string before) = (Console.Out, Directory.GetCurrentDirectory());
        using var output = new StringWriter();
        try
        {
            Console.SetOut(output);
            Directory.SetCurrentDirectory(folder);
            context.LoadFromStream(assembly).EntryPoint!.Invoke(null, [arguments]);
        }
        finally
        {
            Console.SetOut(console);
            Directory.SetCurrentDirectory(before);
            context.Unload();
        }

        return output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    }

    private Compilation Compile(out IEnumerable<Diagnostic> generated)
    {
        bool isProgram = Files.ContainsKey("Program.cs");
        CSharpCompilation compilation = CSharpCompilation.Create(
            "Example",
            Files.Append(new("Usings.cs", Usings)).Select(file => CSharpSyntaxTree.ParseText(file.Value, Options, file.Key)),
            References,
            new CSharpCompilationOptions(
                isProgram ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary,
                optimizationLevel: OptimizationLevel.Release, allowUnsafe: true, nullableContextOptions: NullableContextOptions.Enable));
        CSharpGeneratorDriver.Create([new UnrollGenerator().AsSourceGenerator()], parseOptions: Options)
            .RunGeneratorsAndUpdateCompilation(compilation, out Compilation complete, out var diagnostics);
        generated = diagnostics;
        return complete;
    }
}
