using Unroll.Generator.Graph;

namespace Unroll.Generator.Planning;

/// <summary>
/// The gradients of scale and shift, and what the gradient of the input needs of them: three vectors p, q, r over the channels with
/// dx = p g + q x + r. With n elements a channel, g the gradient behind the activation and x̂ = (x - mean) / deviation (Ioffe and Szegedy,
/// 2015, section 3): dx = factor (g - sum g / n - x̂ sum(g x̂) / n). The statistics are added to the places of the running averages among
/// the gradients, weighted by the share of these samples in the mini-batch and, where several normalizations share the averages, by the
/// weight of this one.
/// </summary>
internal sealed record BatchNormSumsKernel(
    NormGeometry Geometry, Strides Input, Strides Output, Strides Gradient, ActivationOperation? Activation, float Weight) : Kernel
{
    public const int P = 0, Q = 1, R = 2, Vectors = 3;

    /// <summary>The walk over the pixels.</summary>
    public PixelBlockSchedule PixelBlocks => new(Geometry.Rows, Geometry.Columns, 1);

    public override string Name => "BatchNormParameterGradient";

    public override string Summary =>
        $"The gradients of scale and shift of {Geometry.Width} channels over {Geometry.Pixels} pixels of each sample.";

    public override string[] Operands =>
        ["input", "output", "outputGradient", "factors", "sums", "scaleGradient", "shiftGradient", "meanGradient", "varianceGradient"];

    public override Granularity Granularity => Granularity.MicroBatch;

    public override bool TakesScale => true;
}
