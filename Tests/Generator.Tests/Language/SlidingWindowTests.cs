using Unroll.Generator.Graph.Operations;
using Unroll.Generator.Graph;
using Unroll.Generator.Tests.Compiling;

namespace Unroll.Generator.Tests.Language;

/// <summary>What networks become over larger pictures.</summary>
public class SlidingWindowTests
{
    private static readonly string Over =
        Source.LeNet5.Replace("[Network]", "[SlidingWindow<LeNet5>(96, 40)] partial class Over;\n[Network]");

    [Fact]
    public void Dense_layers_become_convolutions_with_the_same_parameters()
    {
        NetworkGraph own = Read.Graph(Source.LeNet5), over = Graph(Over);
        Assert.Equal(
            ["96x40x1", "96x40x6", "96x40x6", "48x20x6", "44x16x16", "44x16x16", "22x8x16", "18x4x120", "18x4x120", "18x4x84", "18x4x84",
                "18x4x10"],
            over.Nodes.Select(node => node.Shape.ToString()));
        Assert.Equal(own.Nodes.SelectMany(node => node.Parameters), over.Nodes.SelectMany(node => node.Parameters));
        Assert.Equal(
            [new(5, 5, 1, 1, 2, 2, 2, 2), new(5, 5, 1, 1, 0, 0, 0, 0), new(5, 5, 1, 1, 0, 0, 0, 0), Window.One, Window.One],
            over.Nodes.Select(node => node.Operation).OfType<ConvolutionOperation>().Select(convolution => convolution.Window));
        Assert.Empty(over.Losses);
        Assert.Equal(["digit"], over.Stages.Where(stage => stage.IsOutput).Select(stage => stage.Name));
    }

    /// <summary>Windows of an odd picture lie where those of the network's own even size do: its padding is not computed anew.</summary>
    [Theory]
    [InlineData("[Conv(3, 3, 4, Stride = 2, Padding = Padding.Same)] Layer y;", "16x16x4", "0 0 1 1")]
    [InlineData("[MaxPool(3, Stride = 2, CeilMode = true)] Layer y;", "16x16x2", "0 0 0 0")]
    [InlineData("[Conv(3, 3, 4, Stride = 2, PaddingAround = 1)] Layer y;", "17x17x4", "1 1 1 1")]
    public void Padding_is_that_of_the_network(string stage, string shape, string padding)
    {
        NetworkGraph graph = Graph($"using Unroll;\n[SlidingWindow<Net>(33, 33)] partial class Over;\n{Source.Network(
            "[Input(8, 8, 2)] Layer x; " + stage).Replace("using Unroll;", "")}");
        Assert.Equal(shape, graph.Nodes[1].Shape.ToString());
        Window window = graph.Nodes[1].Operation is ConvolutionOperation convolution
            ? convolution.Window
            : ((MaxPoolOperation)graph.Nodes[1].Operation).Window;
        Assert.Equal(padding, FormattableString.Invariant($"{window.PadTop} {window.PadLeft} {window.PadBottom} {window.PadRight}"));
    }

    /// <summary>An auxiliary head is not computed, but files have its parameters; so it may be what cannot slide.</summary>
    [Fact]
    public void Auxiliary_heads_stay_as_they_are()
    {
        NetworkGraph graph = Graph("using Unroll;\n[SlidingWindow<Net>(33, 33)] partial class Over;\n" + Source.Network(
            "[Input(8, 8, 2)] Layer x; [Conv(3, 3, 4)] Layer c; [InstanceNorm, Dense(3), SoftmaxCrossEntropy(AuxiliaryTo = nameof(y))] "
            + "Layer early; [Dense(3, From = nameof(c)), SoftmaxCrossEntropy] Layer y;").Replace("using Unroll;", ""));
        Assert.Equal(["33x33x2", "31x31x4", "6x6x4", "3", "26x26x3"], graph.Nodes.Select(node => node.Shape.ToString()));
        Assert.IsType<DenseOperation>(graph.Nodes[3].Operation);
        Assert.Equal([1], graph.Nodes[4].Inputs);
    }

    private static NetworkGraph Graph(string source) => Read.Graph(source);
}
