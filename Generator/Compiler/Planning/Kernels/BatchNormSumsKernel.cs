using Unroll.Generator.Graph;

namespace Unroll.Generator.Planning;

/// <summary>
/// The gradients of scale and shift, and what the gradient of the input needs of them: vectors p, q, r over the channels with
/// dx = p g + q x + r, and the term of the normalization. With n elements a channel, g the gradient behind the activation and
/// x̂ = (x - mean) / deviation (Ioffe and Szegedy, 2015, section 3): dx = factor (g - sum g / n - x̂ sum(g x̂) / n). By vectors the value
/// whose derivative g takes is computed again from x, with the factor, which is p, and the term: it need not be read from memory. The
/// statistics are added to the places of the running averages among the gradients, weighted by the share of these samples in the
/// mini-batch and, where several normalizations share the averages, by the weight of this one.
/// </summary>
internal sealed record BatchNormSumsKernel(
    NormGeometry Geometry, Strides Input, Strides Output, Strides Gradient, ActivationOperation? Activation, float Weight) : Kernel
{
    /// <summary>The vectors, in their order.</summary>
    public const int P = BatchNormStatisticsKernel.Factor, Term = BatchNormStatisticsKernel.Term, Q = 2, R = 3, Vectors = 4;

    /// <summary>The vectors of what is known after some samples, in their order: sums in double precision.</summary>
    public const int Sums = 0, Products = 2, StateVectors = 4;

    /// <summary>The walk over the pixels.</summary>
    public PixelBlockSchedule PixelBlocks => new(Geometry.Rows, Geometry.Columns, 1);

    public override string Name => "BatchNormParameterGradient";

    public override string Summary =>
        $"The gradients of scale and shift of {Geometry.Width} channels over {Geometry.Pixels} pixels of each sample.";

    public override string[] Operands =>
    [
        "input", .. Geometry.Elements > 0 ? ["output"] : Array.Empty<string>(),
        "outputGradient", "factors", "sums", "scaleGradient", "shiftGradient", "meanGradient", "varianceGradient",
        .. Granularity == Granularity.EachSample ? ["state"] : Array.Empty<string>(),
    ];

    /// <summary>A sample is read while its gradient is still in the cache, unless several are one block.</summary>
    public override Granularity Granularity =>
        Geometry.Elements > 0 || PixelBlocks.Samples is not null ? Granularity.MicroBatch : Granularity.EachSample;

    public override bool TakesScale => true;
}
