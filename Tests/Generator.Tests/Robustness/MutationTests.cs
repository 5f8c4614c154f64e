using System.Collections.Immutable;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis;
using Unroll.Generator.Graph.Binding;
using Unroll.Generator.Graph;
using Unroll.Generator.Parsing;
using Unroll.Generator.Planning;
using Unroll.Generator.Tests.Compiling;

namespace Unroll.Generator.Tests.Robustness;

/// <summary>Sources changed at random, as a person half-way through typing leaves them: whatever comes, nothing throws.</summary>
public class MutationTests
{
    private const int Seed = 20;

    private const string Graph = """
        using Unroll;
        namespace A.B;
        public partial class Outer
        {
            const int Units = 6;
            [Network] public partial class Net
            {
                [Input(6, 7, 2)] Layer left; [Input(4)] Layer right;
                [Conv(3, 3, Units, Stride = 2, Padding = Padding.Same, From = nameof(left)), LeakyRelu(0.1f), L2(0.01f)] Layer a;
                [AvgPool(2, 2, Stride = 1, PaddingAround = 1, CountPadding = false), Dropout(0.5f)] Layer b;
                [Flatten, Dense(4, Bias = false), Add(nameof(right)), Tanh, Init(Initializer.Constant, Value = 0.5f)] Layer c;
                [Concat(nameof(a), nameof(a)), GlobalAvgPool, Frozen] [MeanSquaredError(Weight = 2)] Layer d;
                [Multiply(nameof(c), nameof(right)), Sigmoid, Hinge] Layer e;
            }
        }
        """;

    private const string Blocks = """
        using Unroll;
        namespace A.B
        {
            [Block] public partial class Residuals
            {
                const int Filters = Arg.A, Stride = Arg.B;
                [Conv(3, 3, Filters, Stride = Stride, Padding = Padding.Same, Bias = false), BatchNorm(Momentum = 0.01f), Relu] Layer first;

        """
        + "        [DepthwiseConv(3, 3, Multiplier = 1, Padding = Padding.Same), BatchNorm(Epsilon = 0.001f), Residual(Block.Input), Relu] "
        + "Layer second;\n"
        + "    }\n"
        + "    public partial class Outer { [Block] public class Nested<T> { "
        + "[Block<Residuals>(Arg.C, Arg.A)] Layer inner; [Dropout(Arg.B), LocalResponseNorm(3)] Layer last; } }\n"
        + "}\n"
        + "[Block] partial class Head { [AdaptiveAvgPool(2, From = Block.Input)] Layer mean; "
        + "[Dense(3), SoftmaxCrossEntropy(Weight = 0.3f, AuxiliaryTo = \"scores\")] Layer logits; }\n"
        + """
        [Network(Shards = 2, Exact = true)] partial class Net
        {
            [Input(9, 9, 2)] Layer image;
            [Conv(3, 3, 4, Groups = 2, Dilation = 2, PaddingAround = 2), MaxPool(2, CeilMode = true), L2(0.1f)] Layer stem;
            [Block<A.B.Residuals>(4, 1), Block<A.B.Residuals>(6, 2)] Layer deep;
            [Block<A.B.Outer.Nested<int>>(1, 0, 6), Frozen] Layer left;
            [Block<A.B.Outer.Nested<int>>(1, 0, 6, From = nameof(deep), SharedWith = nameof(left))] Layer right;
            [Block<Head>(From = nameof(stem))] Layer early;
            [Concat(nameof(left), nameof(right)), GlobalAvgPool, L2Normalize(Epsilon = 0.1f)] Layer both;
            [Dense(3), SoftmaxCrossEntropy] Layer scores;
        }
        """;

    private const string Windows = """
        using Unroll;
        [SlidingWindow<Net>(40, 50)] public partial class Over { }
        [Network] public partial class Net
        {
            [Input(12, 12, 2)] Layer image;
            [Conv(3, 3, 4, Stride = 2, Padding = Padding.Same), BatchNorm, Relu, MaxPool(2, CeilMode = true)] Layer stem;
            [Flatten, Dense(4), Dropout(0.5f)] Layer features;
            [GlobalAvgPool(From = nameof(stem)), Add(nameof(features)), Softmax] Layer scores;
        }
        """;

    private static readonly string[] Sources = [Source.LeNet5, Graph, Blocks, Windows];

    private static readonly string[] Pieces =
    [
        "", " ", "(", ")", "[", "]", "{", "}", ",", ";", "=", ".", "\"", "/*", "//", "0", "-1", "2147483647", "99999999999", "1e39f",
        "float.NaN", "null", "default", "nameof(c1)", "nameof(", "\"c1\"", "Layer", "Layer c1", "static", "partial", "file", "record",
        "struct", "<T>", ": Network", ": Nothing", "(int seed)", "[Conv(3, 3, 4)]", "[Input(2147483647, 2147483647, 2147483647)]",
        "[Add(null)]", "[Concat((string[])null)]", "From = null", "From = nameof(digit)", "Padding = (Padding)9", "Stride = -5",
        "PaddingTop = 2000000000", "[MaxPool(0)]", "Conv", "Dense(2147483647)", "@class", "ä", "\u2028", "#if", "#nullable disable",
        "public", "params", "using System;", "namespace X;", "[Network]", "Init((Initializer)77)", "Weight = 0", "Dropout(7)",
        "SoftmaxCrossEntropy", "Softmax", "Session", "Predict", "[Network] public partial class Net { }", "[Network] class", "[Block]",
        "[Block<>]", "[Block<int>]", "[Block<Missing>(1)]", "[Block<Head>]", "Block<A.B.Residuals>(1, 1)", "Block<Head>", "Block<Net>(",
        "Block.Input", "From = Block.Input", "Arg.A", "Arg.B / 4", "-Arg.C", "Arg.I", "BatchNorm", "BatchNorm(Momentum = 2)",
        "Residual(nameof(stem))", "Residual(\"\")", "SharedWith = nameof(stem)", "SharedWith = nameof(left)", "SharedWith = null",
        "AuxiliaryTo = nameof(both)", "Groups = 3", "Groups = Arg.A", "Dilation = 2000000000", "Multiplier = 2000000000", "CeilMode = true",
        "AdaptiveAvgPool(2000000000)", "LocalResponseNorm(2147483647, K = 0)", "L2Normalize", "GroupNorm(3)",
        "SlidingWindow<Over>", "[SlidingWindow<Net>(2147483647, 65536)]", "Crop(1)", "AdaptiveAvgPool(1)",
        "LayerNorm(Affine = false)", "DepthwiseConv(1, 1)", "Shards = -1",
        "new[] { 1, 2 }", "[Block] class Net", "Layer[]", "dynamic", "string", "Nested<Nested<int>>", "first", "inner",
        "const int Filters = Arg.A;", "Pad(1, Mode = PadMode.Reflect)", "Pad(2147483647)", "Crop(1, 2, 3, 4)", "Crop(2147483647, 0)",
        "Upsample(2)", "Upsample(2147483647)", "Resize(1, 65536, Mode = Interpolation.Bicubic)", "Resize(-1, 3, ScaleY = 1e-9f)",
        "Mode = (Interpolation)9", "Antialias = true", "Resize(3, 3, Mode = Interpolation.Bicubic, Antialias = true, ScaleX = 1e-30f)",
        "ConvTranspose(3, 2, 4, Stride = 2, OutputPadding = 1)", "ConvTranspose(2147483647, 1, 1, PaddingTop = 2147483647)", "InstanceNorm",
        "Slice(0, 1)", "Slice(2147483647, 2147483647)", "PadChannels(2147483647, Before = 3)", "Transpose", "Transpose(0, 0, 9)",
        "Reshape(2147483647, 2147483647, 4)", "Reshape(4)", "ChannelShuffle(2)", "DepthToSpace(2147483647)", "SpaceToDepth(2)",
        "Divide(nameof(right))", "Subtract(nameof(left))", "Maximum(nameof(stem), nameof(deep))", "LogSoftmax", "ScaleShift",
        "SmoothL1(Beta = 0)", "TripletLoss(nameof(a), nameof(b))",
    ];

    [Fact]
    public void Five_thousand_mutated_sources_give_no_exception()
    {
        Random random = new(Seed);
        CSharpCompilation compilation = Consumer.Compilation("");
        int graphs = 0, problems = 0;
        for (int i = 0; i < 5000; i++)
        {
            string source = Mutate(Sources[i % Sources.Length], random);
            SyntaxTree tree = CSharpSyntaxTree.ParseText(source, Consumer.ParseOptions, "/0.cs");
            compilation = compilation.ReplaceSyntaxTree(compilation.SyntaxTrees[0], tree);
            SemanticModel model = compilation.GetSemanticModel(tree);
            foreach (TypeDeclarationSyntax declaration in tree.GetRoot().DescendantNodes().OfType<TypeDeclarationSyntax>())
            {
                if (model.GetDeclaredSymbol(declaration) is not { } type || !NetworkSymbols.IsGenerated(type))
                    continue;
                NetworkSpec spec = NetworkParser.TryParse(type, default);
                GraphResult result = NetworkBinder.Build(spec);
                GeneratedNetwork files = NetworkFiles.Write(PlannedNetwork.Of(spec, null));
                graphs += result.Graph is null ? 0 : 1;
                problems += result.Problems.Count;
                Assert.All(result.Problems,
                    problem => Assert.False(problem.Id == Problems.Ids.InternalError, $"{string.Join(" ", problem.Arguments)}\n{source}"));
                Assert.All(result.Problems, problem => Analysis.ProblemLocation.Find(type, problem.Place, default));
                Assert.All(result.Problems.SelectMany(problem => problem.Inside), inside =>
                {
                    if (compilation.GetTypeByMetadataName(inside.Block) is { } block)
                        Analysis.ProblemLocation.Find(block, inside.Place, default);
                });
                Assert.All(files.Files, file => Assert.NotEmpty(file.HintName));
            }
        }
        Assert.True(graphs > 500, $"{graphs} graphs");
        Assert.True(problems > 500, $"{problems} problems");
    }

    [Fact]
    public void The_driver_takes_mutated_sources_one_after_another()
    {
        Random random = new(Seed + 1);
        CSharpCompilation compilation = Consumer.Compilation("", Source.Network("[Input(2)] Layer a; [Dense(1)] Layer b;"));
        GeneratorDriver driver = Consumer.Driver();
        for (int i = 0; i < 200; i++)
        {
            compilation = compilation.ReplaceSyntaxTree(compilation.SyntaxTrees[0],
                CSharpSyntaxTree.ParseText(Mutate(Sources[i % Sources.Length], random), Consumer.ParseOptions, "/0.cs"));
            driver = driver.RunGenerators(compilation);
            GeneratorRunResult result = driver.GetRunResult().Results[0];
            Assert.Null(result.Exception);
            Assert.Equal(ImmutableArray<Diagnostic>.Empty, result.Diagnostics);
        }
    }

    private static string Mutate(string source, Random random)
    {
        for (int edits = random.Next(1, 4); edits > 0; edits--)
        {
            int at = random.Next(source.Length), length = Math.Min(random.Next(12), source.Length - at);
            source = random.Next(4) switch
            {
                0 => source.Remove(at, length),
                1 => source.Insert(at, source.Substring(random.Next(source.Length - 20), 20)),
                2 => source.Insert(at, Pieces[random.Next(Pieces.Length)]),
                _ => ReplaceToken(source, at, Pieces[random.Next(Pieces.Length)]),
            };
        }
        return source;
    }

    private static string ReplaceToken(string source, int at, string piece)
    {
        int start = at, end = at;
        while (start > 0 && char.IsLetterOrDigit(source[start - 1]))
            start--;
        while (end < source.Length && char.IsLetterOrDigit(source[end]))
            end++;
        return source[..start] + piece + source[end..];
    }
}
