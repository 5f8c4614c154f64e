using Unroll.Generator.Planning;

namespace Unroll.Drawing.Content;

/// <summary>Finds the family of kernels.</summary>
internal static class Algorithms
{
    /// <summary>The family of a stage with these kernels.</summary>
    public static Algorithm Of(IEnumerable<Kernel> kernels) => kernels.Select(Of).DefaultIfEmpty(Algorithm.Fused).Min();

    /// <summary>The family of a kernel of a prediction.</summary>
    public static Algorithm Of(Kernel kernel) => kernel switch
    {
        WinogradConvolutionKernel or WinogradTransformKernel => Algorithm.Winograd,
        DirectNhwcKernel or GemmKernel { OfSamples: false } or Col2ImKernel => Algorithm.DirectFilters,
        DirectNchwKernel => Algorithm.DirectRows,
        DepthwiseKernel or BandedKernel => Algorithm.Depthwise,
        DenseKernel or GemmKernel or CosineDenseKernel or GramMatrixKernel => Algorithm.Dense,
        PoolKernel or WindowPoolKernel => Algorithm.Pooling,
        BatchNormKernel or BatchNormStatisticsKernel or SampleNormKernel or PixelKernel => Algorithm.Normalization,
        PointwiseKernel or ChannelScaleKernel or SquaredDistanceKernel => Algorithm.Elementwise,
        CopyKernel or ClearKernel or ClearBorderKernel or ResampleKernel or BroadcastKernel => Algorithm.Moving,
        _ => Algorithm.Other,
    };

    /// <summary>What the legend calls it.</summary>
    public static string NameOf(Algorithm algorithm) => algorithm switch
    {
        Algorithm.Winograd => "Winograd's convolution",
        Algorithm.DirectFilters => "direct convolution, vectors of filters",
        Algorithm.DirectRows => "direct convolution, vectors along rows",
        Algorithm.Depthwise => "depthwise convolution",
        Algorithm.Dense => "dense, matrix product",
        Algorithm.Pooling => "pooling",
        Algorithm.Normalization => "normalization, softmax",
        Algorithm.Elementwise => "element by element",
        Algorithm.Moving => "moving, resampling",
        Algorithm.Other => "other kernels",
        Algorithm.Fused => "computed with another stage",
        Algorithm.TrainingOnly => "training only",
        _ => throw new ArgumentOutOfRangeException(nameof(algorithm), algorithm, "expected one that has a name."),
    };
}
