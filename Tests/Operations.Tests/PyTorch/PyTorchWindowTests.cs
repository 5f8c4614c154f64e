using System.Globalization;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis;
using Unroll.Generator.Graph.Binding;
using Unroll.Generator.Graph;
using Unroll.Generator.Parsing;
using Unroll.Generator.Problems;

namespace Unroll.Operations.Tests;

/// <summary>
/// Every small window has as many places as in PyTorch, or is refused as there; make_windows.py wrote how many those are.
/// </summary>
public class PyTorchWindowTests
{
    private const int LargestInput = 6;

    private static readonly Window[] All =
        [.. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "PyTorch", "windows.txt"))
            .Select((line, index) => Window.Parse(index, line))];

    [Fact]
    public void Windows_have_as_many_places_as_in_PyTorch()
    {
        Window[] fitting = [.. All.Where(window => window.Count > 0)];
        GraphResult result = Build(fitting);
        Assert.Empty(result.Problems.Select(problem => problem.ToString()));
        var shapes = result.Graph!.Stages.ToDictionary(stage => stage.Name, stage => result.Graph.Nodes[stage.Result].Shape);
        string[] wrong = [.. fitting.Where(window => shapes[window.Stage] != Shape.Spatial(window.Count, window.Count, 1))
            .Select(window => $"{window}: {shapes[window.Stage]} came")];
        Assert.True(wrong.Length == 0, string.Join("\n", wrong.Take(20)));
        Assert.True(fitting.Length > 1000);
    }

    [Fact]
    public void What_PyTorch_refuses_is_refused()
    {
        Window[] refused = [.. All.Where(window => window.Count == 0)];
        Assert.Equal(
            refused.Select(window => (window.Stage, window.Operation == "ConvTranspose" ? Ids.NumberOutOfRange : Ids.KernelDoesNotFit)),
            Build(refused).Problems.Select(problem => (problem.Arguments[0], problem.Id)));
        Assert.True(refused.Length > 50);
    }

    private static GraphResult Build(IEnumerable<Window> windows)
    {
        IEnumerable<string> inputs = Enumerable.Range(1, LargestInput).Select(size => $"[Input({size}, {size}, 1)] Layer i{size};");
        string stages = string.Join("\n", inputs.Concat(windows.Select(window => window.Declaration)));
        string source = $"using Unroll; [Network] public sealed partial class Net {{ {stages} }}";
        CSharpCompilation compilation = NetworkCompiler.Prepare([]).AddSyntaxTrees(CSharpSyntaxTree.ParseText(source));
        return NetworkBinder.Build(NetworkParser.TryParse(compilation.GetTypeByMetadataName("Net")!, CancellationToken.None)!);
    }

    /// <summary>A line of the file.</summary>
    private sealed record Window(
        int Index, string Operation, int Input, int Kernel, int Stride, int Padding, int Dilation, int Rounding, int Count)
    {
        public string Stage => $"{Operation}{Index}";

        public string Declaration
        {
            get
            {
                string sizes = Operation switch
                {
                    "Conv" => $"{Kernel}, {Kernel}, 1, Dilation = {Dilation}",
                    "ConvTranspose" => $"{Kernel}, {Kernel}, 1, Dilation = {Dilation}, OutputPadding = {Rounding}",
                    _ => $"{Kernel}, CeilMode = {(Rounding == 1 ? "true" : "false")}",
                };
                return $"[{Operation}({sizes}, Stride = {Stride}, PaddingAround = {Padding}, From = nameof(i{Input}))] Layer {Stage};";
            }
        }

        public static Window Parse(int index, string line)
        {
            string[] words = line.Split(' ');
            int[] numbers = [.. words.Skip(1).Select(word => int.Parse(word, CultureInfo.InvariantCulture))];
            return new(index, words[0], numbers[0], numbers[1], numbers[2], numbers[3], numbers[4], numbers[5], numbers[6]);
        }
    }
}
