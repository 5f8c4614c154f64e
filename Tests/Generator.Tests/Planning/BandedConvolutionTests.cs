using Unroll.Generator.Planning;
using Unroll.Generator.Tests.Compiling;

namespace Unroll.Generator.Tests.Planning;

/// <summary>Where a depthwise convolution, what is before it and the 1x1 convolution behind it go band by band.</summary>
public class BandedConvolutionTests
{
    [Fact]
    public void Two_convolutions_around_a_large_value_are_one_call()
    {
        Kernel[] kernels = Kernels("[DepthwiseConv(3, 3, Padding = Padding.Same), Relu, Conv(1, 1, 8)] Layer a;");
        BandedKernel banded = Assert.Single(kernels.OfType<BandedKernel>());
        Assert.Equal(128, banded.Bands.Sum(band => band.Tile * band.Count));
        Assert.True(banded.IsParallel);
        Assert.Empty(kernels.OfType<DepthwiseKernel>());
    }

    [Fact]
    public void What_makes_a_large_value_is_computed_row_by_row()
    {
        Kernel[] kernels = Kernels(
            "[Conv(1, 1, 40), Relu, DepthwiseConv(3, 3, Stride = 2, PaddingAround = 1), Relu, Conv(1, 1, 8)] Layer a;");
        BandedKernel banded = Assert.Single(kernels.OfType<BandedKernel>());
        Assert.Equal(1, Assert.IsType<DirectNhwcKernel>(banded.BeforeRow).Rows);
        Assert.NotNull(banded.Pointwise);
        Assert.Equal((1, 3), (banded.Overlap, banded.WindowRows(1)));
        Assert.Empty(kernels.OfType<DepthwiseKernel>());
    }

    [Fact]
    public void An_input_is_copied_row_by_row()
    {
        Kernel[] kernels = Kernels("[DepthwiseConv(3, 3, Padding = Padding.Same), Relu] Layer a;");
        Assert.IsType<CopyKernel>(Assert.Single(kernels.OfType<BandedKernel>()).Before);
        Assert.Single(kernels.OfType<CopyKernel>());   // the output's
    }

    [Fact]
    public void Between_two_depthwise_convolutions_the_larger_value_stays_in_the_cache()
    {
        BandedKernel[] banded = [.. Kernels(
            """
            [Conv(1, 1, 32), DepthwiseConv(3, 3), Relu] Layer a;
            [Conv(1, 1, 64), Relu, DepthwiseConv(3, 3, Stride = 2), Conv(1, 1, 8)] Layer b;
            """).OfType<BandedKernel>()];
        Assert.Equal([32, 64], banded.Select(kernel => kernel.Depthwise.Width));
        Assert.All(banded, kernel => Assert.IsType<DirectNhwcKernel>(kernel.Before));
        Assert.Equal([false, true], banded.Select(kernel => kernel.Pointwise is not null));
    }

    /// <summary>A second reader, taps beside the first, a stride, and pooling all read more than the band.</summary>
    [Theory]
    [InlineData("[DepthwiseConv(3, 3, Padding = Padding.Same)] Layer a; [Conv(1, 1, 32)] Layer b; [Residual(nameof(a))] Layer c;")]
    [InlineData("[DepthwiseConv(3, 3, Padding = Padding.Same), Conv(3, 3, 8)] Layer a;")]
    [InlineData("[DepthwiseConv(3, 3, Padding = Padding.Same), Conv(1, 1, 8, Stride = 2)] Layer a;")]
    [InlineData("[DepthwiseConv(3, 3, Padding = Padding.Same), Conv(1, 1, 8), Relu, MaxPool(2)] Layer a;")]
    public void Others_are_calls_of_their_own(string stages) =>
        Assert.All(Kernels(stages).OfType<BandedKernel>(), banded => Assert.Null(banded.Pointwise));

    /// <summary>A second reader, pooling before, and a convolution in groups.</summary>
    [Theory]
    [InlineData("[Conv(1, 1, 40)] Layer a; [DepthwiseConv(3, 3, Padding = Padding.Same)] Layer b; [Add(nameof(a), nameof(b))] Layer c;")]
    [InlineData("[Conv(1, 1, 160), Relu, MaxPool(2), DepthwiseConv(3, 3)] Layer a;")]
    [InlineData("[Conv(1, 1, 40, Groups = 2), DepthwiseConv(3, 3)] Layer a;")]
    public void What_is_before_others_too_is_computed_whole(string stages) => Assert.Empty(Kernels(stages).OfType<BandedKernel>());

    private static Kernel[] Kernels(string stages) =>
    [
        .. NetworkPlanner.Plan(Read.Graph(Source.Network($"[Input(128, 80, 32)] Layer x; {stages} [Dense(2)] Layer d;")))
            .Prediction.Calls.Select(call => call.Kernel),
    ];
}
