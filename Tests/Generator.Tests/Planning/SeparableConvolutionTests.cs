using Unroll.Generator.Planning;
using Unroll.Generator.Tests.Compiling;

namespace Unroll.Generator.Tests.Planning;

/// <summary>Where a depthwise convolution and the 1x1 convolution behind it are computed band by band.</summary>
public class SeparableConvolutionTests
{
    [Fact]
    public void Two_convolutions_around_a_large_value_are_one_call()
    {
        Kernel[] kernels = Kernels("[DepthwiseConv(3, 3, Padding = Padding.Same), Relu, Conv(1, 1, 8)] Layer a;");
        SeparableKernel separable = Assert.Single(kernels.OfType<SeparableKernel>());
        Assert.Equal(128, separable.Bands.Sum(band => band.Tile * band.Count));
        Assert.True(separable.IsParallel);
        Assert.Empty(kernels.OfType<DepthwiseKernel>());
    }

    /// <summary>A second reader, taps beside the first, a stride, and pooling all read more than the band.</summary>
    [Theory]
    [InlineData("[DepthwiseConv(3, 3, Padding = Padding.Same)] Layer a; [Conv(1, 1, 32)] Layer b; [Residual(nameof(a))] Layer c;")]
    [InlineData("[DepthwiseConv(3, 3, Padding = Padding.Same), Conv(3, 3, 8)] Layer a;")]
    [InlineData("[DepthwiseConv(3, 3, Padding = Padding.Same), Conv(1, 1, 8, Stride = 2)] Layer a;")]
    [InlineData("[DepthwiseConv(3, 3, Padding = Padding.Same), Conv(1, 1, 8), Relu, MaxPool(2)] Layer a;")]
    public void Others_are_calls_of_their_own(string stages) => Assert.Empty(Kernels(stages).OfType<SeparableKernel>());

    private static Kernel[] Kernels(string stages) =>
    [
        .. NetworkPlanner.Plan(Read.Graph(Source.Network($"[Input(128, 80, 32)] Layer x; {stages} [Dense(2)] Layer d;")))
            .Prediction.Calls.Select(call => call.Kernel),
    ];
}
