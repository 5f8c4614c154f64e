using Unroll.Generator.Planning;
using Unroll.Generator.Tests.Compiling;

namespace Unroll.Generator.Tests.Planning;

/// <summary>By which kernels transposed convolutions are computed.</summary>
public class TransposedConvolutionTests
{
    [Theory]
    // Four phases of 2x2 taps are one kernel, called four times; those of 3x3 taps are four.
    [InlineData("[Input(8, 8, 128)] Layer x; [ConvTranspose(4, 4, 64, Stride = 2, PaddingAround = 1), Relu] Layer c;", 4, 1)]
    [InlineData("[Input(32, 32, 64)] Layer x; [ConvTranspose(2, 2, 32, Stride = 2)] Layer c;", 4, 1)]
    [InlineData("[Input(8, 8, 32)] Layer x; [ConvTranspose(3, 3, 32, Stride = 2, PaddingAround = 1, OutputPadding = 1)] Layer c;", 4, 4)]
    [InlineData("[Input(8, 8, 32)] Layer x; [ConvTranspose(3, 3, 32, Padding = Padding.Same)] Layer c;", 1, 1)]
    [InlineData("[Input(6, 6, 24)] Layer x; [ConvTranspose(3, 3, 24, Groups = 3, StrideX = 2)] Layer c;", 2, 2)]
    // A dilation as large as the stride leaves outputs that no tap reaches.
    [InlineData("[Input(6, 6, 32)] Layer x; [ConvTranspose(3, 3, 16, Stride = 2, Dilation = 2)] Layer c;", 1, 1)]
    public void A_stride_cuts_the_output_into_convolutions(string stages, int calls, int kernels)
    {
        DirectNhwcKernel[] direct = [.. Kernels(stages).OfType<DirectNhwcKernel>()];
        Assert.Equal((calls, kernels), (direct.Length, direct.Distinct().Count()));
        Assert.Empty(Kernels(stages).OfType<Col2ImKernel>());
    }

    [Theory]
    [InlineData("[Input(1, 1, 100)] Layer x; [ConvTranspose(4, 4, 256), Relu] Layer c;")]
    [InlineData("[Input(32, 32, 64)] Layer x; [ConvTranspose(4, 4, 3, Stride = 2, PaddingAround = 1)] Layer c;")]
    [InlineData("[Input(7, 7, 21)] Layer x; [ConvTranspose(64, 64, 21, Stride = 32, PaddingAround = 16, Bias = false)] Layer c;")]
    public void Few_filters_large_strides_and_single_pixels_go_by_col2im(string stages)
    {
        Assert.Single(Kernels(stages).OfType<Col2ImKernel>());
        Assert.Empty(Kernels(stages).OfType<DirectNhwcKernel>());
    }

    private static Kernel[] Kernels(string stages) =>
        [.. NetworkPlanner.Plan(Read.Graph(Source.Network(stages))).Prediction.Calls.Select(call => call.Kernel)];
}
