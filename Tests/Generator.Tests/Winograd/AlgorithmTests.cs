using Unroll.Generator.Planning;
using Unroll.Generator.Tests.Compiling;

namespace Unroll.Generator.Tests.Winograd;

/// <summary>By which algorithms the layers of well-known networks are computed.</summary>
public class AlgorithmTests
{
    /// <summary>
    /// The four sizes of 3x3 layers in ResNet and VGG, behind a layer that learns: forward, gradient of the data, of the weights.
    /// </summary>
    [Theory]
    [InlineData(56, 64, "F4 F4 F4")]
    [InlineData(28, 128, "F4 F4 F4")]
    [InlineData(14, 256, "F4 F4 F2")]
    [InlineData(14, 512, "F4 F4 F2")]
    public void Layers_of_many_channels_are_computed_in_tiles(int size, int channels, string algorithms)
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

    /// <summary>The nearest that says something decides: the convolution, the block, the network.</summary>
    [Theory]
    [InlineData("[Network]", ", Exact = true", "", "direct direct direct", "F4 F4 F4")]
    [InlineData("[Network]", "", ", Exact = true", "F4 F4 F4", "direct direct direct")]
    [InlineData("[Network]", "", "", "F4 F4 F4", "F4 F4 F4")]
    [InlineData("[Network(Exact = true)]", ", Exact = false", "", "F4 F4 F4", "direct direct direct")]
    [InlineData("[Network(Exact = true)]", "", ", Exact = false", "direct direct direct", "F4 F4 F4")]
    [InlineData("[Network(Exact = true)]", "", "", "direct direct direct", "direct direct direct")]
    public void A_convolution_or_a_block_is_exact_by_itself(string network, string convolution, string block, string outside, string inside)
    {
        string source = $$"""
            using Unroll;
            [Block] public partial class Inner
            {
                const int Filters = Arg.A;
                [Conv(3, 3, Filters, Padding = Padding.Same), Relu] Layer c;
            }
            [Block] public partial class Outer
            {
                [Block<Inner>(64)] Layer inner;
            }
            {{network}} public sealed partial class Net
            {
                [Input(28, 28, 64)] Layer x;
                [Conv(1, 1, 64)] Layer lift;
                [Conv(3, 3, 64, Padding = Padding.Same{{convolution}}), Relu] Layer c;
                [Block<Outer>({{block.TrimStart(',', ' ')}})] Layer b;
                [GlobalAvgPool, Dense(10), SoftmaxCrossEntropy] Layer kind;
            }
            """;
        Assert.Equal(outside, Algorithms(source, "c"));
        Assert.Equal(inside, Algorithms(source, "b.inner.c"));
    }

    [Fact]
    public void An_exact_convolution_in_a_block_of_others_is_computed_directly()
    {
        string source = """
            using Unroll;
            [Block] public partial class Inner
            {
                [Conv(3, 3, 64, Padding = Padding.Same, Exact = true)] Layer c;
                [Conv(3, 3, 64, Padding = Padding.Same)] Layer d;
            }
            """
            + Source.Network("[Input(28, 28, 64)] Layer x; [Conv(1, 1, 64)] Layer lift; [Block<Inner>, MeanSquaredError] Layer b;")
                .Replace("using Unroll;", "");
        Assert.Equal("direct direct direct", Algorithms(source, "b.c"));
        Assert.Equal("F4 F4 F4", Algorithms(source, "b.d"));
    }

    [Fact]
    public void A_first_layer_of_three_channels_has_no_gradient_of_the_data() => Assert.Equal(
        "F4 none F4",
        Algorithms(Source.Network(
            "[Input(224, 224, 3)] Layer x; [Conv(3, 3, 64, Padding = Padding.Same), Relu] Layer c; "
            + "[GlobalAvgPool] Layer m; [Dense(10), SoftmaxCrossEntropy] Layer kind;"), "c"));

    [Theory]
    [InlineData("c1", "direct none direct")]
    [InlineData("c3", "direct direct direct")]
    public void Kernels_over_few_channels_are_computed_directly(string stage, string algorithms) =>
        Assert.Equal(algorithms, Algorithms(Source.LeNet5, stage));

    /// <summary>Forward; the gradient of the weights goes tap by tap, and that of the data with it where there are strides.</summary>
    [Theory]
    [InlineData("[Input(56, 56, 64)] Layer x; [Conv(1, 1, 64)] Layer lift; "
        + "[Conv(3, 3, 128, Stride = 2, PaddingAround = 1), MeanSquaredError] Layer c;",
        "F5 direct direct")]
    [InlineData("[Input(224, 224, 3)] Layer x; [Conv(7, 7, 64, Stride = 2, PaddingAround = 3), MeanSquaredError] Layer c;",
        "F3 none direct")]
    [InlineData("[Input(224, 224, 3)] Layer x; [Conv(11, 11, 64, Stride = 4, PaddingAround = 2), MeanSquaredError] Layer c;",
        "F4 none direct")]
    [InlineData("[Input(27, 27, 64)] Layer x; [Conv(1, 1, 64)] Layer lift; [Conv(5, 5, 192, PaddingAround = 2), MeanSquaredError] Layer c;",
        "F2 F2 F2")]
    public void Larger_kernels_and_strides_are_computed_in_tiles(string stages, string algorithms) =>
        Assert.Equal(algorithms, Algorithms(Source.Network(stages), "c"));

    [Theory]
    [InlineData("3, 3, 64, StrideX = 2, Padding = Padding.Same")]
    [InlineData("3, 5, 64, Padding = Padding.Same")]
    [InlineData("3, 3, 64, Dilation = 2, Padding = Padding.Same")]
    [InlineData("2, 2, 64, Stride = 2")]
    [InlineData("11, 11, 64, Stride = 5")]
    [InlineData("7, 7, 64, Padding = Padding.Same")]
    public void Kernels_that_no_tile_fits_are_computed_directly(string arguments) => Assert.Equal(
        "direct direct direct",
        Algorithms(Source.Network(
            $"[Input(28, 28, 64)] Layer x; [Conv(1, 1, 64)] Layer lift; [Conv({arguments}), MeanSquaredError] Layer c;"), "c"));

    private static string Algorithms(string source, string stage)
    {
        TrainingPrograms training = NetworkPlanner.Plan(Read.Graph(source)).Training!;
        return string.Join(' ', Convolution(training.Forward), Convolution(training.Backward), WeightGradient(training.Backward));

        string Convolution(IEnumerable<KernelCall> steps) => One(steps, kernel => kernel switch
        {
            WinogradConvolutionKernel winograd => $"F{winograd.Tiling.OutputTile}",
            DirectNhwcKernel or DirectNchwKernel or Col2ImKernel => "direct",
            _ => null,
        });

        string WeightGradient(IEnumerable<KernelCall> steps) => One(steps, kernel => kernel switch
        {
            WinogradWeightGradientKernel winograd => $"F{winograd.Tiling.OutputTile}",
            NhwcWeightGradientKernel or NchwWeightGradientKernel => "direct",
            _ => null,
        });

        string One(IEnumerable<KernelCall> steps, Func<Kernel, string?> algorithm) =>
            steps.Where(step => step.Stage == stage).Select(step => algorithm(step.Kernel))
                .SingleOrDefault(found => found is not null) ?? "none";
    }
}
