using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Unroll.Generator.Analysis;
using Unroll.Generator.Tests.Compiling;

namespace Unroll.Generator.Tests.Language;

/// <summary>Networks that cannot slide, each marked at the attribute, with the stage besides; <see cref="Markup"/> tells how.</summary>
public class SlidingWindowDiagnosticsTests
{
    private const string Digits = "using Unroll;\n[Network] partial class Digits { "
        + "[Input(12, 10, 2)] Layer image; [Conv(3, 3, 4), Relu, MaxPool(2)] Layer c1; [Dense(5), SoftmaxCrossEntropy] Layer digit; }\n";

    [Theory]
    [InlineData("[SlidingWindow<Digits>(96, 80)] partial class Scene;")]
    [InlineData("[SlidingWindow<Digits>(12, 10)] partial class Scene { }")]
    [InlineData("[SlidingWindow<Digits>({|UNR0102:11|}, 80)] partial class Scene;")]
    [InlineData("[SlidingWindow<Digits>(96, width: {|UNR0102:-1|})] partial class Scene;")]
    [InlineData("[{|UNR0108:SlidingWindow<Digits>|}(2147483647, 2147483647)] partial class Scene;")]
    [InlineData("[{|UNR0018:SlidingWindow<string>|}(96, 80)] partial class Scene;")]
    [InlineData("[{|UNR0018:SlidingWindow<Layer[]>|}(96, 80)] partial class Scene;")]
    [InlineData("[SlidingWindow<Digits>(96, 80)] partial class Scene; [{|UNR0018:SlidingWindow<Scene>|}(96, 80)] partial class Other;")]
    [InlineData("[{|UNR0018:SlidingWindow<Scene>|}(96, 80)] partial class Scene;")]
    [InlineData("[{|UNR0019:SlidingWindow<Digits>|}(96, 80)] partial class Scene { [Relu] Layer own; }")]
    [InlineData("[Network, {|UNR0019:SlidingWindow<Digits>|}(96, 80)] partial class Scene;")]
    [InlineData("[SlidingWindow<Digits>(96, 80)] class {|UNR0002,CS0260:Scene|};")]
    [InlineData("[SlidingWindow<Digits>(96, 80)] partial class Scene { public void {|UNR0011:Predict|}"
        + "(System.ReadOnlySpan<float> image, System.Span<float> digit) { } }")]
    public Task The_attribute_is_marked(string window) => Markup.Verify(Digits + window);

    [Theory]
    [InlineData("InstanceNorm")]
    [InlineData("GroupNorm(2)")]
    [InlineData("Transpose")]
    [InlineData("Reshape(4, 4, 16)")]
    [InlineData("Upsample(2)")]
    [InlineData("Resize(4, 4)")]
    [InlineData("DepthToSpace(2)")]
    [InlineData("ConvTranspose(2, 2, 4)")]
    [InlineData("AdaptiveAvgPool(3)")]
    [InlineData("Flatten, BatchNorm")]
    [InlineData("Flatten, Softmax")]
    [InlineData("Flatten, Slice(0, 4)")]
    [InlineData("SpaceToDepth(2)")]
    [InlineData("Scale(nameof(channel))")]
    [InlineData("Multiply(nameof(channel))")]
    [InlineData("Conv(1, 1, 4, Stride = 2), Add(nameof(small))")]
    public Task What_no_window_has_is_marked(string operation) => Markup.Verify(
        "using Unroll;\n[Network] partial class Net { [Input(8, 8, 4)] Layer image; [GlobalAvgPool] Layer channel; "
        + "[Conv(5, 5, 4, From = nameof(image))] Layer small; "
        + $"[Relu(From = nameof(image)), {operation}] Layer {{|UNR0229+:odd|}}; "
        + "[Dense(3, From = nameof(odd))] Layer scores; [Dense(1, From = nameof(small))] Layer a; "
        + "[Dense(1, From = nameof(channel))] Layer b; }\n"
        + "[{|UNR0229:SlidingWindow<Net>|}(31, 33)] partial class Over;");

    [Theory]
    [InlineData("[Input(8, 8, 4)] Layer image; [Input(8, 8, 4)] Layer {|UNR0229+:odd|}; [Add(nameof(image))] Layer sum;")]
    [InlineData("[Input(8)] Layer {|UNR0229+:odd|}; [Dense(2)] Layer sum;")]
    [InlineData("[Input(8, 8, 4)] Layer image; [Relu, Flatten] Layer {|UNR0229+:odd|};")]
    [InlineData("[Input(8, 8, 4)] Layer image; [Block<Inner>, Block<Inner>] Layer {|UNR0229+:odd|}; [Dense(2)] Layer last;")]
    public Task Inputs_outputs_and_blocks_are_marked(string stages) => Markup.Verify(
        "using Unroll;\n[Block] class Inner { [Relu] Layer first; [InstanceNorm] Layer norm; }\n"
        + "[Network] partial class Net { " + stages + " }\n[{|UNR0229:SlidingWindow<Net>|}(31, 33)] partial class Over;");

    /// <summary>What is wrong with the network is told there, and uses of its windows show nothing more.</summary>
    [Fact]
    public Task A_mistake_in_the_network_is_one_error() => Markup.Verify(
        "using Unroll;\n[Network] partial class Net { [Input(8, 8, 4)] Layer image; [Conv({|UNR0101:9|}, 3, 4), Relu] Layer c; }\n"
        + "[SlidingWindow<Net>(31, 33)] partial class Over;\n"
        + "class Use { void Predict(Over over, float[] x) { over.Predict(x, x); over.Save(\"\"); "
        + "using var session = over.CreateSession(); } }");

    [Fact]
    public async Task What_slides_is_not_trained()
    {
        ImmutableArray<Diagnostic> diagnostics = await Markup.Verify(
            Digits + "[SlidingWindow<Digits>(96, 80)] partial class Scene;\n"
            + "class Use { void Train(Scene scene, float[] x) { scene.{|UNR0301:ComputeGradients|}(x, new int[3], 1); } }");
        Assert.Contains("train 'Digits', which slides here", diagnostics.Single().GetMessage(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("public", "public", null)]
    [InlineData("private", "private", "UNR0018")]
    [InlineData("public", "private", "UNR0018")]
    public async Task A_network_of_another_assembly_slides_where_its_stages_are_public(string stages, string inner, string? id)
    {
        CSharpCompilation library = Consumer.Compilation(
            $"using Unroll;\nnamespace Library;\n[Block] public class Inner {{ [Relu] {inner} Layer first; }}\n"
            + $"[Network] public partial class Net {{ [Input(8, 8, 1)] {stages} Layer image; [Block<Inner>] {stages} Layer a; "
            + $"[Dense(2)] {stages} Layer b; }}").WithAssemblyName("Library");
        (Compilation generated, _) = Consumer.Generate(library);
        using var image = new MemoryStream();
        Assert.True(generated.Emit(image).Success);
        CSharpCompilation user = Consumer.Compilation("[Unroll.SlidingWindow<Library.Net>(9, 9)] public partial class Over;")
            .AddReferences(MetadataReference.CreateFromImage(image.ToArray()));
        (Compilation compiled, _) = Consumer.Generate(user);
        ImmutableArray<Diagnostic> found = await compiled
            .WithAnalyzers([new NetworkAnalyzer()], new CompilationWithAnalyzersOptions(new AnalyzerOptions([]), null, false, false))
            .GetAllDiagnosticsAsync();
        Assert.Equal(
            id is null ? [] : [id],
            found.Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning).Select(diagnostic => diagnostic.Id));
    }
}
