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

    /// <summary>The walk over the pixels.</summary>
    public PixelBlockSchedule PixelBlocks => new(Geometry.Rows, Geometry.Columns, 2);

    public override string Name => "BatchNormStatistics";

    public override string Summary => Frozen
        ? $"The factors of {Geometry.Width} channels from their running averages."
        : $"Mean and variance of {Geometry.Width} channels over {Geometry.Pixels} pixels of each sample, "
            + "and the factors that follow from them.";

    public override string[] Operands => ["input", "scale", "shift", "runningMean", "runningVariance", "factors"];

    public override Granularity Granularity => Granularity.MicroBatch;

    public override bool TakesTraining => true;
}
