using Unroll.Generator.Graph.Binding;
using Unroll.Generator.Graph.Operations;
using Unroll.Generator.Graph;
using Unroll.Generator.Tests.Compiling;

namespace Unroll.Generator.Tests.Language;

/// <summary>What right networks mean: shapes, windows, parameters and how they start.</summary>
public class GraphTests
{
    [Fact]
    public void LeNet5_has_the_shapes_and_parameters_of_the_paper()
    {
        NetworkGraph graph = Read.Graph(Source.LeNet5);
        Assert.Equal(["28x28x1", "28x28x6", "28x28x6", "14x14x6", "10x10x16", "10x10x16", "5x5x16", "120", "120", "84", "84", "10", "10"],
            graph.Nodes.Select(node => node.Shape.ToString()));
        // LeCun et al. 1998, with C3 fully connected to S2: 156 + 2416 + 48120 + 10164 + 850.
        Assert.Equal(61706, graph.Nodes.SelectMany(node => node.Parameters).Sum(parameter => parameter.Length));
        Assert.Equal(
            ["c1.weights", "c1.bias", "c3.weights", "c3.bias", "f5.weights", "f5.bias", "f6.weights", "f6.bias",
                "digit.weights", "digit.bias"],
            graph.Nodes.SelectMany(node => node.Parameters).Select(parameter => parameter.Name));
        Assert.Equal("Conv 5x5x6 same, Relu", graph.Stages[1].Text);
        Assert.Equal("Dense 10, SoftmaxCrossEntropy", graph.Stages[7].Text);
        Assert.Equal(["digit"], graph.Stages.Where(stage => stage.IsOutput).Select(stage => stage.Name));
    }

    [Fact]
    public void Losses_score_and_leave_the_value_as_it_is()
    {
        NetworkGraph graph = Read.Graph(Source.Network(
            "[Input(4)] Layer x; [Dense(3), SoftmaxCrossEntropy(Weight = 0.5f), Softmax] Layer y; [Dense(2), Hinge] Layer z;"));
        Assert.Equal(
            ["InputOperation", "DenseOperation", "SoftmaxCrossEntropyOperation", "SoftmaxOperation", "DenseOperation", "HingeOperation"],
            graph.Nodes.Select(node => node.Operation.GetType().Name));
        Assert.Equal([1], graph.Nodes[2].Inputs);
        Assert.Equal([1], graph.Nodes[3].Inputs);
        Assert.Equal([3], graph.Nodes[4].Inputs);
        Assert.Equal(4, graph.Stages[2].Result);
        Assert.Equal(0.5f, ((LossOperation)graph.Nodes[2].Operation).Weight);
    }

    [Theory]
    // Keras: output = ceil(input / stride), the odd pixel at the bottom and at the right.
    [InlineData("[Input(7, 8, 1)] Layer x; [Conv(3, 3, 2, Stride = 2, Padding = Padding.Same)] Layer c;", "4x4x2", "1 0 1 1")]
    [InlineData("[Input(6, 6, 1)] Layer x; [Conv(4, 4, 2, Padding = Padding.Same)] Layer c;", "6x6x2", "1 1 2 2")]
    [InlineData("[Input(5, 5, 3)] Layer x; [MaxPool(2, Padding = Padding.Same)] Layer c;", "3x3x3", "0 0 1 1")]
    // PyTorch: floor((input + 2 padding - kernel) / stride) + 1.
    [InlineData("[Input(224, 224, 3)] Layer x; [Conv(7, 7, 64, Stride = 2, PaddingAround = 3)] Layer c;", "112x112x64", "3 3 3 3")]
    [InlineData("[Input(112, 112, 4)] Layer x; [MaxPool(3, Stride = 2, PaddingAround = 1)] Layer c;", "56x56x4", "1 1 1 1")]
    [InlineData("[Input(9, 9, 4)] Layer x; [AvgPool(3, 2, StrideY = 1, PaddingLeft = 1)] Layer c;", "7x5x4", "0 1 0 0")]
    [InlineData("[Input(9, 9, 4)] Layer x; "
        + "[Conv(3, 3, 1, Stride = 3, StrideX = 2, PaddingAround = 1, PaddingTop = 0, PaddingRight = 2)] Layer c;",
        "3x5x1", "0 1 1 2")]
    // Keras: output = input x stride; of an odd surplus the larger part is cut off at the bottom and at the right.
    [InlineData("[Input(7, 8, 1)] Layer x; [ConvTranspose(5, 4, 2, Stride = 2, Padding = Padding.Same)] Layer c;", "14x16x2", "1 1 2 1")]
    [InlineData("[Input(3, 3, 1)] Layer x; [ConvTranspose(2, 1, 2, Stride = 3, Padding = Padding.Same)] Layer c;", "9x9x2", "0 0 0 0")]
    // PyTorch: (input - 1) stride - 2 padding + dilation (kernel - 1) + output padding + 1.
    [InlineData("[Input(8, 8, 4)] Layer x; [ConvTranspose(4, 4, 3, Stride = 2, PaddingAround = 1)] Layer c;", "16x16x3", "1 1 1 1")]
    [InlineData("[Input(4, 5, 4)] Layer x; [ConvTranspose(3, 2, 3, StrideY = 2, DilationX = 3, PaddingTop = 1, OutputPadding = 1, "
        + "OutputPaddingX = 2)] Layer c;", "9x10x3", "1 0 0 0")]
    public void Strides_and_padding_are_resolved(string stages, string shape, string topLeftBottomRight)
    {
        Node node = Read.Graph(Source.Network(stages)).Nodes[1];
        Window window = node.Operation switch
        {
            ConvolutionOperation convolution => convolution.Window,
            TransposedConvolutionOperation transposed => transposed.Window,
            MaxPoolOperation pool => pool.Window,
            AvgPoolOperation pool => pool.Window,
            _ => throw new InvalidOperationException(),
        };
        Assert.Equal(shape, node.Shape.ToString());
        Assert.Equal(topLeftBottomRight, $"{window.PadTop} {window.PadLeft} {window.PadBottom} {window.PadRight}");
    }

    /// <summary>The weights have Keras' order, their fan-in is that of PyTorch and Keras.</summary>
    [Theory]
    [InlineData("ConvTranspose(4, 3, 10, Stride = 2, PaddingAround = 1, OutputPadding = 1)", "4x3x10x6", 120, 72, 5 * 4 * 6 * 12 * 10,
        "ConvTranspose 4x3x10 stride 2 padding 1 output padding 1")]
    [InlineData("ConvTranspose(2, 2, 4, Groups = 2, Dilation = 3, OutputPaddingX = 2)", "2x2x2x6", 8, 12, 5 * 4 * 6 * 4 * 2,
        "ConvTranspose 2x2x4 dilation 3 output padding 0x2 in 2 groups")]
    [InlineData("ConvTranspose(1, 2, 3, StrideY = 3, StrideX = 4, Padding = Padding.Same)", "1x2x3x6", 6, 12, 5 * 4 * 6 * 2 * 3,
        "ConvTranspose 1x2x3 stride 3x4 same")]
    public void Transposed_convolutions_are_counted_by_their_input(
        string operation, string weights, int fanIn, int fanOut, int multiplyAdds, string text)
    {
        NetworkGraph graph = Read.Graph(Source.Network($"[Input(5, 4, 6)] Layer x; [{operation}] Layer c;"));
        Node node = graph.Nodes[1];
        Assert.Equal(weights, string.Join("x", node.Parameters[0].Dimensions));
        Assert.Equal((fanIn, fanOut), (node.Parameters[0].FanIn, node.Parameters[0].FanOut));
        Assert.Equal(multiplyAdds, node.Operation.MultiplyAdds(node.Shape));
        Assert.Equal(text, graph.Stages[1].Text);
    }

    [Theory]
    [InlineData("[Conv(3, 3, 9, Padding = Padding.Same), BatchNorm(Momentum = 0.25f, Epsilon = 0.125f), Residual(nameof(x))] Layer c;")]
    [InlineData("[Conv(3, 3, 9, Padding = Padding.Same), BatchNorm(Momentum = 0.25f, Epsilon = 0.125f)] Layer b; "
        + "[Residual(nameof(x))] Layer c;")]
    [InlineData("[Conv(3, 3, 4, Padding = Padding.Same), BatchNorm(Momentum = 0.25f, Epsilon = 0.125f)] Layer a; "
        + "[BatchNorm(SharedWith = nameof(a)), Conv(1, 1, 9)] Layer b; "
        + "[BatchNorm(Epsilon = 0.125f, Momentum = 0.25f), Residual(nameof(x)), Residual(nameof(b)), Residual(nameof(a))] Layer c;")]
    public void Projections_are_normalized_as_what_they_are_added_to(string stages)
    {
        NetworkGraph graph = Read.Graph(Source.Network("[Input(5, 5, 3)] Layer x; " + stages));
        Assert.Contains(graph.Nodes, node => node.Parameters.Any(parameter => parameter.Name == "c.projection.scale"));
        Assert.All(graph.Nodes.Select(node => node.Operation).OfType<BatchNormOperation>(),
            norm => Assert.Equal((0.25f, 0.125f), (norm.Momentum, norm.Epsilon)));
    }

    [Theory]
    [InlineData("[Dense(3), Relu] Layer c;", "HeNormal")]
    [InlineData("[Dense(3)] Layer c; [LeakyRelu] Layer d;", "HeNormal")]
    [InlineData("[Dense(3), Relu6] Layer c;", "HeNormal")]
    [InlineData("[Dense(3), Elu] Layer c;", "HeNormal")]
    [InlineData("[Dense(3), Gelu(Approximate = true)] Layer c;", "HeNormal")]
    [InlineData("[Dense(3), Silu] Layer c;", "HeNormal")]
    [InlineData("[Dense(3), Mish] Layer c;", "HeNormal")]
    [InlineData("[Dense(3), HardSwish] Layer c;", "HeNormal")]
    [InlineData("[Dense(3), PRelu] Layer c;", "HeNormal")]
    [InlineData("[Dense(3), Selu] Layer c;", "XavierUniform")]
    [InlineData("[Dense(3), Clip(0, 1)] Layer c;", "XavierUniform")]
    [InlineData("[Dense(3), Softplus] Layer c;", "XavierUniform")]
    [InlineData("[Dense(3), HardSigmoid] Layer c;", "XavierUniform")]
    [InlineData("[Dense(3), Tanh, Relu] Layer c;", "XavierUniform")]
    [InlineData("[Dense(3)] Layer c;", "XavierUniform")]
    [InlineData("[Dense(3), Dropout(0.5f), Flatten] Layer c; [Dense(3), Add(nameof(c)), Relu] Layer d;", "HeNormal")]
    [InlineData("[Dense(3)] Layer c; [Dense(3), Relu] Layer d;", "XavierUniform")]
    [InlineData("[Dense(3)] Layer c; [Sigmoid] Layer d; [Relu(From = nameof(c))] Layer e;", "HeNormal")]
    [InlineData("[Init(Initializer.Uniform, Scale = 0.1f), Dense(3), Relu] Layer c;", "Uniform")]
    public void The_default_initializer_follows_from_the_next_activation(string stages, string initializer) =>
        Assert.Equal(initializer, Read.Graph(Source.Network("[Input(4)] Layer x; " + stages)).Nodes[1].Parameters[0].Initializer);

    [Fact]
    public void Settings_apply_to_all_weights_of_their_stage_and_to_no_bias()
    {
        NetworkGraph graph = Read.Graph(Source.Network(
            "[Input(6, 6, 2)] Layer x; [Conv(3, 3, 4), Relu, Conv(3, 3, 5, Bias = false), Dense(7)] "
            + "[Init(Initializer.Constant, Value = 0.25f), L1(0.5f), L2(2), Frozen] Layer c;"));
        Parameter[] parameters = graph.Nodes.SelectMany(node => node.Parameters).ToArray();
        Assert.Equal(["c.weights", "c.bias", "c.weights2", "c.weights3", "c.bias3"], parameters.Select(parameter => parameter.Name));
        Assert.Equal(["3x3x2x4", "4", "3x3x4x5", "20x7", "7"], parameters.Select(parameter => string.Join("x", parameter.Dimensions)));
        Assert.Equal([(18, 36), (18, 36), (36, 45), (20, 7), (20, 7)], parameters.Select(parameter => (parameter.FanIn, parameter.FanOut)));
        Assert.All(parameters, parameter => Assert.True(parameter.Frozen));
        foreach (Parameter parameter in parameters)
            Assert.Equal(parameter.Dimensions.Count > 1 ? ("Constant", 0.25f, 0.5f, 2f) : ("Zero", 1f, 0f, 0f),
                (parameter.Initializer, parameter.InitialValue, parameter.L1, parameter.L2));
    }

    [Fact]
    public void Stages_read_what_they_name()
    {
        NetworkGraph graph = Read.Graph(Source.Network("""
            [Input(4, 4, 2)] Layer left, right;
            [Concat(nameof(left), nameof(right))] Layer both;
            [Conv(1, 1, 2, From = nameof(left)), Add(nameof(right)), Multiply(nameof(left))] Layer mixed;
            [Concat(nameof(both))] Layer all;
            [GlobalAvgPool, MeanSquaredError] Layer mean;
            [Dense(2, From = nameof(all)), Hinge] Layer side;
            """));
        Assert.Equal(["", "", "0,1", "0", "3,1", "4,0", "5,2", "6", "7", "6", "9"],
            graph.Nodes.Select(node => string.Join(",", node.Inputs)));
        Assert.Equal("4x4x6", graph.Nodes[6].Shape.ToString());
        Assert.Equal(["mean", "side"], graph.Stages.Where(stage => stage.IsOutput).Select(stage => stage.Name));
    }

    [Fact]
    public void Constants_are_resolved_and_attributes_may_stand_in_several_lists()
    {
        NetworkGraph graph = Read.Graph("""
            using Unroll;
            static class Sizes { public const int Units = 3 * 4; public const Padding Same = Padding.Same; }
            [NetworkAttribute] partial class Net
            {
                const int Side = 5; const string First = nameof(x);
                [Input(Side, channels: 1, width: Side + 1)] Layer x;
                [ConvAttribute(kernelWidth: 3, kernelHeight: 1, filters: Sizes.Units, Padding = Sizes.Same, From = First)]
                [Relu][MaxPool(2)] Layer c;
            }
            """);
        Assert.Equal(["5x6x1", "5x6x12", "5x6x12", "2x3x12"], graph.Nodes.Select(node => node.Shape.ToString()));
        Assert.Equal("Conv 1x3x12 same, Relu, MaxPool 2x2", graph.Stages[1].Text);
    }
}
