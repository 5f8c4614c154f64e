using Unroll.Generator.Graph.Operations;
using Unroll.Generator.Graph;
using Unroll.Generator.Tests.Compiling;

namespace Unroll.Generator.Tests.Language;

/// <summary>What right blocks, shared parameters, auxiliary heads and projections mean: names, shapes, parameters, settings.</summary>
public class BlockTests
{
    private const string Inception = """
        [Block]
        public partial class Inception
        {
            const int C1 = Arg.A, R3 = Arg.B, C3 = Arg.C, R5 = Arg.D, C5 = Arg.E, P = Arg.F;
            [Conv(1, 1, C1, From = Block.Input), Relu] Layer one;
            [Conv(1, 1, R3, From = Block.Input), Relu, Conv(3, 3, C3, Padding = Padding.Same), Relu] Layer three;
            [Conv(1, 1, R5, From = Block.Input), Relu, Conv(5, 5, C5, Padding = Padding.Same), Relu] Layer five;
            [MaxPool(3, Stride = 1, Padding = Padding.Same, From = Block.Input), Conv(1, 1, P), Relu] Layer pool;
            [Concat(nameof(one), nameof(three), nameof(five), nameof(pool))] Layer merged;
        }

        """;

    private const string BasicBlock = """
        [Block]
        public partial class BasicBlock
        {
            const int Filters = Arg.A, Stride = Arg.B;
            [Conv(3, 3, Filters, Stride = Stride, Padding = Padding.Same, Bias = false), BatchNorm, Relu] Layer first;
            [Conv(3, 3, Filters, Padding = Padding.Same, Bias = false), BatchNorm, Residual(Block.Input), Relu] Layer second;
        }

        """;

    private const string Units = """
        [Block] class Units { [Dense(Arg.A), Tanh] Layer hidden; [Dense(Arg.B)] Layer last; }
        [Block] class Deep { [Block<Units>(Arg.B, Arg.A), Relu] Layer inner; [Dense(3)] Layer last; }

        """;

    private const string Head =
        "[Block] class Head { [Dense(8), Relu] Layer hidden; [Dense(3), SoftmaxCrossEntropy(AuxiliaryTo = \"scores\")] Layer logits; } ";

    [Fact]
    public void Inception_has_the_shapes_and_parameters_of_the_paper()
    {
        const string Stages = "[Input(28, 28, 192)] Layer image; [Block<Inception>(64, 96, 128, 16, 32, 32)] Layer inception3a; "
            + "[Block<Inception>(128, 128, 192, 32, 96, 64)] Layer inception3b;";
        NetworkGraph graph = Graph(Inception, Stages);
        Assert.Equal(["28x28x256", "28x28x480"], graph.Stages.Where(stage => stage.Name is "inception3a" or "inception3b")
            .Select(stage => graph.ResultOf(stage).Shape.ToString()));
        // Szegedy et al. 2015, table 1: 159K and 380K weights; the biases besides.
        Assert.Equal([163696, 388736], new[] { "inception3a.", "inception3b." }.Select(
            block => Parameters(graph).Where(parameter => parameter.Name.StartsWith(block)).Sum(parameter => parameter.Length)));
        Assert.Equal(["inception3a.one.weights", "inception3a.one.bias", "inception3a.three.weights", "inception3a.three.bias",
                "inception3a.three.weights2", "inception3a.three.bias2"],
            Parameters(graph).Take(6).Select(parameter => parameter.Name));
        Assert.Equal("Inception(64, 96, 128, 16, 32, 32)", graph.Stages.First(stage => stage.Name == "inception3a").Text);
        Assert.Equal(["image", "inception3a", "inception3a.one", "inception3a.three", "inception3a.five", "inception3a.pool",
                "inception3a.merged", "inception3b"],
            graph.Stages.Take(8).Select(stage => stage.Name));
        Assert.Equal(["inception3b"], graph.Stages.Where(stage => stage.IsOutput).Select(stage => stage.Name));
    }

    [Fact]
    public void Residual_projects_where_shapes_differ()
    {
        NetworkGraph graph =
            Graph(BasicBlock, "[Input(9, 9, 16)] Layer image; [Block<BasicBlock>(16, 1)] Layer a; [Block<BasicBlock>(32, 2)] Layer b;");
        Assert.Equal(["a.first.weights", "a.first.scale", "a.second.weights", "a.second.scale",
                "b.first.weights", "b.first.scale", "b.second.weights", "b.second.scale", "b.second.projection.weights",
                "b.second.projection.scale"],
            Parameters(graph).Select(parameter => parameter.Name).Where(name => name.EndsWith("weights") || name.EndsWith("scale")));
        Node projection = graph.Nodes.Single(node => node.Parameters.Any(parameter => parameter.Name == "b.second.projection.weights"));
        Assert.Equal("5x5x32", projection.Shape.ToString());
        Assert.Equal(new Window(1, 1, 2, 2, 0, 0, 0, 0), ((ConvolutionOperation)projection.Operation).Window);
        Assert.False(((ConvolutionOperation)projection.Operation).Bias);
    }

    [Fact]
    public void A_projection_without_normalization_has_a_bias_and_several_are_numbered() => Assert.Equal(
        ["c.weights", "c.bias", "c.projection.weights", "c.projection.bias", "c.weights2", "c.bias2", "c.projection2.weights",
            "c.projection2.bias", "d.projection.weights", "d.projection.bias"],
        Names("", "[Input(8, 8, 3)] Layer x; [Conv(1, 1, 4), Residual(nameof(x)), Conv(1, 1, 5), Residual(nameof(x))] Layer c; "
            + "[Residual(nameof(x))] Layer d;"));

    [Fact]
    public void Tensors_of_a_kind_are_numbered_within_their_stage() => Assert.Equal(
        ["c.weights", "c.bias", "c.scale", "c.shift", "c.mean", "c.variance", "c.weights2", "c.scale2", "c.shift2", "c.mean2",
            "c.variance2", "c.weights3", "c.bias3", "c.weights4", "c.bias4"],
        Names("", "[Input(8, 8, 3)] Layer x; "
            + "[Conv(1, 1, 4), BatchNorm, Relu, Conv(1, 1, 5, Bias = false), BatchNorm, DepthwiseConv(3, 3), Dense(2)] Layer c;"));

    [Fact]
    public void Nested_blocks_pass_numbers_on_and_their_names_are_paths()
    {
        NetworkGraph graph = Graph(Units, "[Input(4)] Layer x; [Block<Deep>(5, 6)] Layer a;");
        Assert.Equal(
            ["a.inner.hidden.weights", "a.inner.hidden.bias", "a.inner.last.weights", "a.inner.last.bias", "a.last.weights", "a.last.bias"],
            Parameters(graph).Select(parameter => parameter.Name));
        Assert.Equal(["4x6", "6", "6x5", "5", "5x3", "3"], Parameters(graph).Select(parameter => string.Join("x", parameter.Dimensions)));
        Assert.Equal(["x", "a", "a.inner", "a.inner.hidden", "a.inner.last", "a.last"], graph.Stages.Select(stage => stage.Name));
    }

    [Fact]
    public void Several_blocks_of_a_stage_have_names_of_their_own() => Assert.Equal(
        ["a.weights", "a.bias", "a.hidden.weights", "a.hidden.bias", "a.last.weights", "a.last.bias", "a.2.hidden.weights",
            "a.2.hidden.bias", "a.2.last.weights", "a.2.last.bias"],
        Names(Units, "[Input(4)] Layer x; [Dense(9), Block<Units>(5, 6), Block<Units>(7, 8)] Layer a;"));

    [Fact]
    public void Settings_of_a_stage_apply_to_its_blocks_stages_unless_these_have_their_own()
    {
        const string Own =
            "[Block] class Own { [Dense(4)] Layer plain; [Dense(5), L2(3), Init(Initializer.Normal, Scale = 0.5f)] Layer own; "
            + "[Block<Units>(2, 2)] Layer inner; } ";
        const string Stages =
            "[Input(4)] Layer x; [Dense(3), Block<Own>, L1(1), L2(2), Init(Initializer.Constant, Value = 0.25f), Frozen] Layer a; "
            + "[Dense(2)] Layer b;";
        Parameter[] weights = Parameters(Graph(Units + Own, Stages))
            .Where(parameter => parameter.Dimensions.Count > 1).ToArray();
        Assert.Equal([
            ("a.weights", "Constant", 0.25f, 1f, 2f, true), ("a.plain.weights", "Constant", 0.25f, 1f, 2f, true),
            ("a.own.weights", "Normal", 0.5f, 1f, 3f, true),
            ("a.inner.hidden.weights", "Constant", 0.25f, 1f, 2f, true), ("a.inner.last.weights", "Constant", 0.25f, 1f, 2f, true),
            ("b.weights", "XavierUniform", 1f, 0f, 0f, false)],
            weights.Select(parameter =>
                (parameter.Name, parameter.Initializer, parameter.InitialValue, parameter.L1, parameter.L2, parameter.Frozen)));
    }

    [Fact]
    public void Shared_parameters_appear_once()
    {
        NetworkGraph graph = Graph(Units, """
            [Input(4)] Layer left, right;
            [Dense(6, From = nameof(left)), Relu, Dense(6)] Layer a;
            [Dense(6, From = nameof(right), SharedWith = nameof(a)), Relu, Dense(6, SharedWith = nameof(a))] Layer b;
            [Block<Deep>(5, 6, From = nameof(a))] Layer c;
            [Block<Deep>(5, 6, From = nameof(b), SharedWith = nameof(c))] Layer d;
            [Add(nameof(c), nameof(d))] Layer sum;
            """);
        Assert.Equal(["a.weights", "a.bias", "a.weights2", "a.bias2", "c.inner.hidden.weights", "c.inner.hidden.bias",
                "c.inner.last.weights", "c.inner.last.bias", "c.last.weights", "c.last.bias"],
            Parameters(graph).Select(parameter => parameter.Name).Distinct());
        Assert.Equal(20, Parameters(graph).Length);
        Assert.All(Parameters(graph).GroupBy(parameter => parameter.Name), users => Assert.Equal(2, users.Count()));
        Assert.All(Parameters(graph).GroupBy(parameter => parameter.Name), users => Assert.Single(users.Distinct()));
        Assert.Contains("d.inner.hidden", graph.Stages.Select(stage => stage.Name));
    }

    [Fact]
    public void Shared_parameters_are_those_in_the_same_place() => Assert.Equal(
        ["a.weights", "a.bias", "a.weights2", "a.bias2", "b.weights", "b.bias", "a.weights2", "a.bias2"],
        Names("", "[Input(4)] Layer x; [Dense(4), Relu, Dense(4)] Layer a; [Dense(4), Relu, Dense(4, SharedWith = nameof(a))] Layer b;"));

    [Fact]
    public void Auxiliary_heads_are_no_outputs_and_have_no_targets()
    {
        NetworkGraph graph = Graph(Head, """
            [Input(4)] Layer x;
            [Dense(6), Relu] Layer a;
            [Dense(3), SoftmaxCrossEntropy(Weight = 0.3f, AuxiliaryTo = nameof(scores))] Layer early;
            [Block<Head>(From = nameof(a))] Layer later;
            [Dense(3, From = nameof(a)), SoftmaxCrossEntropy] Layer scores;
            """);
        Assert.Equal(["scores"], graph.Stages.Where(stage => stage.IsOutput).Select(stage => stage.Name));
        Assert.Equal(3, graph.Losses.Count());
        Assert.Equal(["scores"], graph.ProperLosses.Select(loss => graph.Stages[loss.Stage].Name));
        Assert.All(graph.Losses, loss => Assert.Equal(0, graph.TargetsOf(loss)));
    }

    [Fact]
    public async Task Generated_members_know_nothing_of_auxiliary_heads_and_hold_shared_parameters_once() =>
        Assert.Equal([], (await Consumer.Diagnose(SourceOf(Head + Units, """
        [Input(4)] Layer x;
        [Block<Units>(5, 6)] Layer a;
        [Block<Units>(5, 6, From = nameof(x), SharedWith = nameof(a)), Block<Units>(2, 3)] Layer b;
        [Block<Head>] Layer early;
        [Dense(3, From = nameof(b)), SoftmaxCrossEntropy] Layer scores;
        [Dense(2, From = nameof(a)), Hinge] Layer side;
        """) + """
        static class Use
        {
            public static void All(Net net, float[] x, int[] labels, float[] logits, float[] sides)
            {
                net.Predict(x, logits, sides);
                net.ComputeGradients(x: x, scores: labels, side: sides, count: 1);
            }
        }
        """)).Select(diagnostic => diagnostic.ToString()));

    [Theory]
    [InlineData("[Conv(3, 3, 4), BatchNorm, Relu] Layer c;", "HeNormal")]
    [InlineData("[Conv(3, 3, 4), BatchNorm] Layer c; [LeakyRelu] Layer d;", "HeNormal")]
    [InlineData("[Conv(3, 3, 2, Padding = Padding.Same), BatchNorm, Residual(nameof(x)), Relu] Layer c;", "HeNormal")]
    [InlineData("[DepthwiseConv(3, 3), AdaptiveAvgPool(2), Relu] Layer c;", "HeNormal")]
    [InlineData("[Block<Plain>] Layer c; [BatchNorm, Relu] Layer d;", "HeNormal")]
    [InlineData("[Conv(3, 3, 4), BatchNorm, Tanh] Layer c;", "XavierUniform")]
    [InlineData("[Block<Plain>] Layer c; [BatchNorm] Layer d;", "XavierUniform")]
    public void The_default_initializer_looks_past_normalization_and_blocks(string stages, string initializer) => Assert.Equal(initializer,
        Parameters(Graph("[Block] class Plain { [Conv(3, 3, 4)] Layer value; } ", "[Input(8, 8, 2)] Layer x; " + stages))[0].Initializer);

    [Theory]
    [InlineData("[Conv(3, 3, 8, Groups = 2)] Layer c;", "6x6x8", "3x3x2x8", 18, 36)]
    [InlineData("[Conv(3, 3, 4, Groups = 4)] Layer c;", "6x6x4", "3x3x1x4", 9, 9)]
    [InlineData("[DepthwiseConv(3, 3, Multiplier = 2)] Layer c;", "6x6x8", "3x3x4x2", 9, 18)]
    [InlineData("[Conv(3, 3, 2, Dilation = 3)] Layer c;", "2x2x2", "3x3x4x2", 36, 18)]
    [InlineData("[Conv(3, 3, 2, DilationX = 2, Padding = Padding.Same, Stride = 2)] Layer c;", "4x4x2", "3x3x4x2", 36, 18)]
    public void Groups_and_dilation_have_the_shapes_of_PyTorch(string stage, string shape, string weights, int fanIn, int fanOut)
    {
        Node node = Graph("", "[Input(8, 8, 4)] Layer x; " + stage).Nodes[1];
        Assert.Equal((shape, weights, fanIn, fanOut),
            (node.Shape.ToString(), string.Join("x", node.Parameters[0].Dimensions), node.Parameters[0].FanIn, node.Parameters[0].FanOut));
    }

    [Theory]
    [InlineData("[Input(112, 112, 1)] Layer x; [MaxPool(3, Stride = 2, CeilMode = true)] Layer c;", "56x56x1")]
    [InlineData("[Input(112, 112, 1)] Layer x; [MaxPool(3, Stride = 2)] Layer c;", "55x55x1")]
    [InlineData("[Input(14, 13, 1)] Layer x; [AvgPool(2, CeilMode = true)] Layer c;", "7x7x1")]
    // A window that would begin in the padding behind the input is left out.
    [InlineData("[Input(4, 4, 1)] Layer x; [MaxPool(2, Stride = 3, PaddingAround = 1, CeilMode = true)] Layer c;", "2x2x1")]
    [InlineData("[Input(6, 6, 1)] Layer x; [MaxPool(3, Stride = 3, PaddingAround = 1, CeilMode = true)] Layer c;", "3x3x1")]
    [InlineData("[Input(7, 9, 3)] Layer x; [AdaptiveAvgPool(3, 4)] Layer c;", "3x4x3")]
    public void Poolings_have_the_shapes_of_PyTorch(string stages, string shape) =>
        Assert.Equal(shape, Graph("", stages).Nodes[1].Shape.ToString());

    private static Parameter[] Parameters(NetworkGraph graph) => graph.Nodes.SelectMany(node => node.Parameters).ToArray();

    private static IEnumerable<string> Names(string blocks, string stages) =>
        Parameters(Graph(blocks, stages)).Select(parameter => parameter.Name);

    private static NetworkGraph Graph(string blocks, string stages) => Read.Graph(SourceOf(blocks, stages));

    private static string SourceOf(string blocks, string stages) => Source.Network(stages).Replace("[Network]", blocks + "[Network]");
}
