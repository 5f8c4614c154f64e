namespace Unroll.Generator.Planning;

/// <summary>
/// The statistics of a batch normalization over a micro-batch, and what follows from them. The factors that it writes are five vectors over
/// the channels: factor and term of y = factor x + term, the mean, 1 / sqrt(variance + epsilon), and the variance with the divisor n - 1.
/// Where this is no training, or the stage is frozen, they follow from the running averages.
/// </summary>
internal sealed record BatchNormStatisticsKernel(NormGeometry Geometry, Strides Input, float Epsilon, bool Frozen) : Kernel
{
    /// <summary>The vectors of the factors, in their order.</summary>
    public const int Factor = 0, Term = 1, Mean = 2, InverseDeviation = 3, Variance = 4, Vectors = 5;

    /// <summary>
    /// The vectors of what is known after some samples, in their order: the pivot, the origin, and sums and squares in double precision.
    /// </summary>
    public const int Pivot = 0, Origin = 1, Sums = 2, Squares = 4, StateVectors = 6;

    /// <summary>The walk over the pixels.</summary>
    public PixelBlockSchedule PixelBlocks => new(Geometry.Rows, Geometry.Columns, 2);

    public override string Name => "BatchNormStatistics";

    public override string Summary => Frozen
        ? $"The factors of {Geometry.Width} channels from their running averages."
        : $"Mean and variance of {Geometry.Width} channels over {Geometry.Pixels} pixels of each sample, "
            + "and the factors that follow from them.";

    public override string[] Operands => Granularity == Granularity.EachSample
        ? ["input", "scale", "shift", "runningMean", "runningVariance", "factors", "state"]
        : ["input", "scale", "shift", "runningMean", "runningVariance", "factors"];

    /// <summary>A sample is read while it is still in the cache, unless several are one block.</summary>
    public override Granularity Granularity =>
        Frozen || Geometry.Elements > 0 || PixelBlocks.Samples is not null ? Granularity.MicroBatch : Granularity.EachSample;

    public override bool TakesTraining => true;
}
