using Unroll.Generator.Graph;
using Unroll.Generator.Planning;
using Unroll.Generator.Tests.Compiling;

namespace Unroll.Generator.Tests.Winograd;

/// <summary>By which algorithms the layers of well-known networks are computed.</summary>
public class AlgorithmTests
{
    /// <summary>The four sizes of 3x3 layers in ResNet and VGG, behind a layer that learns: forward, gradient of the data, of the weights.</summary>
    [Theory]
    [InlineData(56, 64, "F4 F4 F4")]
    [InlineData(28, 128, "F4 F4 F4")]
    [InlineData(14, 256, "F4 F4 F2")]
    [InlineData(14, 512, "F4 F4 F2")]
    public void Layers_of_many_channels_are_computed_in_squares(int size, int channels, string algorithms)
    {
        string stages = $"""
            [Input({size}, {size}, {channels})] Layer x;
            [Conv(1, 1, {channels})] Layer lift;
            [Conv(3, 3, {channels}, Padding = Padding.Same), Relu] Layer c;
            [GlobalAvgPool] Layer mean;
            [Dense(10), SoftmaxCrossEntropy] Layer kind;
            """;
        Assert.Equal(algorithms, Algorithms(Source.Network(stages), "c"));
        Assert.Equal("direct direct direct", Algorithms(Source.Network(stages).Replace("[Network]", "[Network(Exact = true)]"), "c"));
    }

    [Fact]
    public void A_first_layer_of_three_channels_is_computed_directly() => Assert.Equal(
        "direct none direct",
        Algorithms(Source.Network("[Input(224, 224, 3)] Layer x; [Conv(3, 3, 64, Padding = Padding.Same), Relu] Layer c; [GlobalAvgPool] Layer m; [Dense(10), SoftmaxCrossEntropy] Layer kind;"), "c"));

    [Theory]
    [InlineData("c1", "direct none direct")]
    [InlineData("c3", "direct direct direct")]
    public void Kernels_of_other_sizes_are_computed_directly(string stage, string algorithms) => Assert.Equal(algorithms, Algorithms(Source.LeNet5, stage));

    [Theory]
    [InlineData("Stride = 2, Padding = Padding.Same")]
    [InlineData("StrideX = 2, Padding = Padding.Same")]
    public void Strides_are_computed_directly(string arguments) => Assert.Equal(
        "direct direct direct",
        Algorithms(Source.Network($"[Input(28, 28, 64)] Layer x; [Conv(1, 1, 64)] Layer lift; [Conv(3, 3, 64, {arguments}), MeanSquaredError] Layer c;"), "c"));

    private static string Algorithms(string source, string stage)
    {
        TrainingPrograms training = NetworkPlanner.Plan(Read.Graph(source)).Training!;
        return string.Join(' ', Convolution(training.Forward), Convolution(training.Backward), WeightGradient(training.Backward));

        string Convolution(IEnumerable<Step> steps) => One(steps, kernel => kernel switch
        {
            WinogradConvolutionKernel squares => $"F{squares.Tiling.Outputs}",
            ChannelConvolutionKernel or RowConvolutionKernel or ColumnGradientKernel => "direct",
            _ => null,
        });

        string WeightGradient(IEnumerable<Step> steps) => One(steps, kernel => kernel switch
        {
            WinogradWeightGradientKernel squares => $"F{squares.Tiling.Outputs}",
            ChannelWeightGradientKernel or RowWeightGradientKernel => "direct",
            _ => null,
        });

        string One(IEnumerable<Step> steps, Func<Kernel, string?> algorithm) =>
            steps.Where(step => step.Stage == stage).Select(step => algorithm(step.Kernel)).SingleOrDefault(found => found is not null) ?? "none";
    }
}
