using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Unroll.Generator.Tests.Compiling;

namespace Unroll.Generator.Tests.Golden;

/// <summary>
/// The emitted code of two small networks, and of LeNet-5 for one path, file by file, as it was when a person last read it. A change of the
/// emitter shows here as a difference; run the tests with UNROLL_UPDATE_GOLDEN=1 to accept it, and read the difference before committing.
/// </summary>
public class GoldenTests
{
    private const string Perceptron = """
        using Unroll;
        namespace Golden;
        [Network]
        public sealed partial class Perceptron
        {
            [Input(2)] Layer point;
            [Dense(4), Tanh] Layer hidden;
            [Dense(1), BinaryCrossEntropy] Layer inside;
        }
        """;

    private const string Strokes = """
        using Unroll;
        namespace Golden;
        [Network]
        public sealed partial class Strokes
        {
            [Input(6, 6, 1)] Layer image;
            [Conv(3, 3, 2, Padding = Padding.Same), Relu, MaxPool(2)] Layer edges;
            [Dense(3), SoftmaxCrossEntropy] Layer kind;
        }
        """;

    [Theory]
    [InlineData("Perceptron", Perceptron)]
    [InlineData("Strokes", Strokes)]
    public void Emits_what_was_read_and_accepted(string network, string source) => Check(network, source, _ => true);

    [Fact]
    public void Emits_what_was_read_and_accepted_of_LeNet_5_for_AVX_512() =>
        Check("LeNet5", Source.LeNet5, name => !name.EndsWith(".Avx2.txt", StringComparison.Ordinal)
            && !name.EndsWith(".Portable.txt", StringComparison.Ordinal));

    private static void Check(string network, string source, Func<string, bool> isKept)
    {
        (Compilation compilation, GeneratorDriverRunResult result) = Consumer.Generate(Consumer.Compilation(source));
        Assert.Empty(compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        Dictionary<string, string> emitted = result.Results.Single().GeneratedSources
            .Select(file => (Name: file.HintName.Replace(".g.cs", ".txt"), Text: file.SourceText.ToString()))
            .Where(file => isKept(file.Name)).ToDictionary(file => file.Name, file => file.Text);

        string folder = Path.Combine(Folder(), network);
        if (Environment.GetEnvironmentVariable("UNROLL_UPDATE_GOLDEN") == "1")
            Write(folder, emitted);
        Dictionary<string, string> accepted = Directory.GetFiles(folder).ToDictionary(file => Path.GetFileName(file), File.ReadAllText);
        Assert.Equal(accepted.Keys.Order(StringComparer.Ordinal), emitted.Keys.Order(StringComparer.Ordinal));
        foreach ((string name, string text) in emitted)
            Assert.Equal(accepted[name].ReplaceLineEndings("\n"), text);
    }

    private static void Write(string folder, Dictionary<string, string> files)
    {
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
        Directory.CreateDirectory(folder);
        foreach ((string name, string text) in files)
            File.WriteAllText(Path.Combine(folder, name), text);
    }

    private static string Folder([CallerFilePath] string here = "") => Path.GetDirectoryName(here)!;
}
