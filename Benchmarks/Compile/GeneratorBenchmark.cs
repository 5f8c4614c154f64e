using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Unroll.Benchmarks.Measuring;
using Unroll.Generator;

namespace Unroll.Benchmarks.Compile;

/// <summary>
/// What the generator costs the compiler: the whole work for LeNet-5 in a new driver, and the work after an edit to another file.
/// Both in this process, warm, with a compilation that has answered no question before.
/// </summary>
internal static class GeneratorBenchmark
{
    /// <summary>Measures and prints.</summary>
    public static void Run()
    {
        CSharpCompilation project = Project();
        GeneratorDriver start = CSharpGeneratorDriver.Create(new UnrollGenerator().AsSourceGenerator());
        GeneratorDriver done = Update(start, project);
        if (done.GetRunResult().GeneratedTrees.Length == 0)
            throw new InvalidOperationException("the generator made no code for LeNet-5");

        int edit = 0;
        var network = new Work("lenet", () => Update(start, project.Clone()));
        SyntaxTree other = project.SyntaxTrees.Last();
        var unrelated = new Work("edit", () => Update(done, project.ReplaceSyntaxTree(other, Parse(Other(++edit)))));
        new Rounds(31, warmUp: 5, CancellationToken.None).Run(network, unrelated);
        Console.WriteLine($"generator lenet_ms={network.MedianSeconds * 1e3:F1} unrelated_edit_ms={unrelated.MedianSeconds * 1e3:F2}");
    }

    private static GeneratorDriver Update(GeneratorDriver driver, Compilation compilation) =>
        driver.RunGeneratorsAndUpdateCompilation(compilation, out _, out _);

    private static CSharpCompilation Project()
    {
        using Stream source = typeof(GeneratorBenchmark).Assembly.GetManifestResourceStream("LeNet5.cs")!;
        using var reader = new StreamReader(source);
        string loaded = (string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!;
        IEnumerable<MetadataReference> references = loaded.Split(Path.PathSeparator).Where(IsReferenced).Select(path => MetadataReference.CreateFromFile(path));
        return CSharpCompilation.Create(
            "Measured", [Parse(reader.ReadToEnd()), Parse(Other(0))], references, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
    }

    /// <summary>What a project that uses Unroll refers to: the framework, the language and the runtime.</summary>
    private static bool IsReferenced(string path) => Path.GetFileNameWithoutExtension(path) is var name
        && (name is "netstandard" or "Unroll" or "Unroll.Attributes" || name.StartsWith("System.", StringComparison.Ordinal));

    private static SyntaxTree Parse(string source) => CSharpSyntaxTree.ParseText(source);

    private static string Other(int edit) => $"class Other {{ int Number() => {edit}; }}";
}
