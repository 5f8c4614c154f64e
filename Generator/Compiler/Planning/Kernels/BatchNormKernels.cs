using Unroll.Generator.Graph;

namespace Unroll.Generator.Planning;

/// <summary>Where a batch normalization's values lie: pixels of padded channels, sample behind sample.</summary>
/// <param name="Rows">Rows of a sample.</param>
/// <param name="Columns">Columns.</param>
/// <param name="Blocks">Blocks of 16 channels.</param>
/// <param name="Elements">The channels of a value in the caller's order, which goes by element; 0 of one that goes by vectors.</param>
internal sealed record NormGeometry(int Rows, int Columns, int Blocks, int Elements = 0)
{
    public int Width => Blocks * Layout.Block;

    public int Pixels => Rows * Columns;
}

/// <summary>Floats from one row, pixel and sample to the next.</summary>
internal readonly record struct PixelStrides(int Row, int Pixel, int Sample)
{
    public static PixelStrides Of(Value value) => new(value.Layout.RowStride, value.Layout.PixelStride, value.Base.SampleStride);
}

/// <summary>
/// The statistics of a batch normalization over a micro-batch, and what follows from them. The factors that it writes are five vectors over the channels:
/// factor and term of y = factor x + term, the mean, 1 / sqrt(variance + epsilon), and the variance with the divisor n - 1. Where this is no
/// training, or the stage is frozen, they follow from the running averages.
/// </summary>
internal sealed record BatchNormStatisticsKernel(NormGeometry Geometry, PixelStrides Input, float Epsilon, bool Frozen) : Kernel
{
    /// <summary>The vectors of the factors, in their order.</summary>
    public const int Factor = 0, Term = 1, Mean = 2, InverseDeviation = 3, Variance = 4, Vectors = 5;

    public override string Name => "BatchNormStatistics";

    public override string Summary => Frozen
        ? $"The factors of {Geometry.Width} channels from their running averages."
        : $"Mean and variance of {Geometry.Width} channels over {Geometry.Pixels} pixels of each sample, and the factors that follow from them.";

    public override string[] Operands => ["input", "scale", "shift", "runningMean", "runningVariance", "factors"];

    public override Granularity Granularity => Granularity.MicroBatch;

    public override bool TakesTraining => true;
}

/// <summary>y = factor x + term for each channel, then an activation.</summary>
internal sealed record BatchNormKernel(NormGeometry Geometry, PixelStrides Input, PixelStrides Output, ActivationOperation? Activation) : Kernel
{
    public override string Name => "BatchNorm";

    public override string Summary => $"{Geometry.Rows}x{Geometry.Columns} pixels of {Geometry.Width} channels, each scaled and shifted{(Activation is null ? "." : ", and the activation.")}";

    public override string[] Operands => ["input", "factors", "output"];
}

/// <summary>
/// The gradients of scale and shift, and what the gradient of the input needs of them: three vectors p, q, r over the channels with
/// dx = p g + q x + r. With n elements a channel, g the gradient behind the activation and x̂ = (x - mean) / deviation (Ioffe and Szegedy, 2015, section 3):
/// dx = factor (g - sum g / n - x̂ sum(g x̂) / n). The statistics are added to the places of the running averages among the gradients, weighted
/// by the share of these samples in the mini-batch and, where several normalizations share the averages, by the weight of this one.
/// </summary>
internal sealed record BatchNormSumsKernel(
    NormGeometry Geometry, PixelStrides Input, PixelStrides Output, PixelStrides Gradient, ActivationOperation? Activation, float Weight) : Kernel
{
    public const int P = 0, Q = 1, R = 2, Vectors = 3;

    public override string Name => "BatchNormSums";

    public override string Summary => $"The gradients of scale and shift of {Geometry.Width} channels over {Geometry.Pixels} pixels of each sample.";

    public override string[] Operands =>
        ["input", "output", "outputGradient", "factors", "sums", "scaleGradient", "shiftGradient", "meanGradient", "varianceGradient"];

    public override Granularity Granularity => Granularity.MicroBatch;

    public override bool TakesScale => true;
}

/// <summary>dx = p g + q x + r for each channel; dx = factor g where the statistics are fixed.</summary>
internal sealed record BatchNormGradientKernel(
    NormGeometry Geometry, PixelStrides Input, PixelStrides Output, PixelStrides Gradient, PixelStrides Target, ActivationOperation? Activation, bool Frozen, bool Accumulate) : Kernel
{
    public override string Name => "BatchNormGradient";

    public override string Summary => $"The gradient of the input of a batch normalization, {Geometry.Rows}x{Geometry.Columns} pixels of {Geometry.Width} channels.";

    public override string[] Operands => ["input", "output", "outputGradient", "sums", "target"];
}
