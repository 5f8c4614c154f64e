namespace Unroll.Operations.Tests.Reference;

/// <summary>
/// y = scale (x - mean) / sqrt(variance + epsilon) + shift, channel by channel (Ioffe and Szegedy, Batch Normalization, 2015). Training
/// takes mean and variance over all pixels of all samples and moves the running averages, with the divisor n - 1; prediction, and all of a
/// frozen stage, takes the running averages. Each is computed from differences to the mean; the slope and the intercept of y as a function
/// of x may be computed first, or taken into the weights of a convolution before it.
/// </summary>
internal sealed class BatchNorm : ReferenceOperation
{
    private Extent extent;
    private Moments[] moments = [];
    private bool isOfBatch;

    public float Momentum { get; init; } = 0.1f;

    public float Epsilon { get; init; } = 1e-5f;

    /// <summary>The normalization whose parameters it takes, and with them the settings; null where it has its own.</summary>
    public BatchNorm? Owner { get; set; }

    /// <summary>Whether the samples of a mini-batch depend on each other.</summary>
    public bool MixesSamples => !Scale.Frozen;

    public override IEnumerable<string> Arguments =>
    [
        .. Momentum == 0.1f ? Array.Empty<string>() : [$"Momentum = {Spelling.Of(Momentum)}"],
        .. Epsilon == 1e-5f ? Array.Empty<string>() : [$"Epsilon = {Spelling.Of(Epsilon)}"],
        .. Sharing,
    ];

    private ReferenceParameter Scale => Parameters[0];

    private ReferenceParameter Shift => Parameters[1];

    private ReferenceParameter Mean => Parameters[2];

    private ReferenceParameter Variance => Parameters[3];

    public override Extent Bind(Extent[] inputs)
    {
        extent = inputs[0];
        ParameterKind[] kinds = [ParameterKind.Scale, ParameterKind.Shift, ParameterKind.Mean, ParameterKind.Variance];
        Parameters = [.. kinds.Select(kind => new ReferenceParameter(kind, extent.Channels))];
        return extent;
    }

    public override void Forward(Bounded[][][] inputs, Bounded[][] output, bool training)
    {
        isOfBatch = training && MixesSamples;
        moments = [.. Enumerable.Range(0, extent.Channels).Select(c => isOfBatch
            ? Moments.Of([.. Places(output.Length, c).Select(at => inputs[0][at.Sample][at.Element])])
            : new Moments(Mean[c], Variance[c], 0))];
        for (int c = 0; c < extent.Channels; c++)
        {
            Bounded mean = moments[c].Mean;
            Bounded slope = Scale[c] * moments[c].InverseDeviation((Owner ?? this).Epsilon);
            foreach ((int sample, int i) in Places(output.Length, c))
            {
                Bounded x = inputs[0][sample][i];
                var sum = default(Sum);
                sum.Add(x - mean, slope);
                sum.Add(Shift[c]);
                // slope x + (shift - slope mean) rounds these instead.
                sum.AllowOtherwise(RoundingOf(x, mean) * Math.Abs(slope.Value));
                output[sample][i] = sum.Total;
            }
            if (isOfBatch)
                Move(c);
        }
    }

    /// <summary>
    /// With x^ = (x - mean) / sqrt(variance + epsilon) and sums over the n elements of a channel: dscale = sum dy x^, dshift = sum dy,
    /// dx = scale / sqrt(variance + epsilon) (dy - dshift / n - x^ dscale / n), the last two because mean and variance depend on x.
    /// </summary>
    public override void Backward(Bounded[][][] inputs, Bounded[][] output, Bounded[][] outputGradient, Sum[][][] inputGradients)
    {
        for (int c = 0; c < extent.Channels; c++)
        {
            Bounded mean = moments[c].Mean;
            Bounded inverse = moments[c].InverseDeviation((Owner ?? this).Epsilon);
            Bounded slope = Scale[c] * inverse;
            (Sum scale, Sum shift) = (default, default);
            foreach ((int sample, int i) in Places(output.Length, c))
            {
                scale.Add(outputGradient[sample][i], (inputs[0][sample][i] - mean) * inverse);
                shift.Add(outputGradient[sample][i]);
            }
            Scale.Gradient[c].Add(scale.Total);
            Shift.Gradient[c].Add(shift.Total);
            Bounded alongScale = isOfBatch ? scale.Total.Times(-1.0 / moments[c].Count) : Bounded.Zero;
            Bounded alongShift = isOfBatch ? shift.Total.Times(-1.0 / moments[c].Count) : Bounded.Zero;
            foreach ((int sample, int i) in Places(output.Length, c))
            {
                Bounded x = inputs[0][sample][i];
                var sum = default(Sum);
                sum.Add(outputGradient[sample][i]);
                sum.Add(alongShift);
                sum.Add((x - mean) * inverse, alongScale);
                sum.AllowOtherwise(RoundingOf(x, mean) * Math.Abs(inverse.Value * alongScale.Value));
                inputGradients[0][sample][i].Add(slope * sum.Total);
            }
        }
    }

    /// <summary>Of a product with x - mean, where x and the mean are multiplied each by itself.</summary>
    private static double RoundingOf(Bounded x, Bounded mean) => 2 * Bounded.UnitRoundoff * (Math.Abs(x.Value) + Math.Abs(mean.Value));

    private void Move(int channel)
    {
        MoveToward(Mean, channel, moments[channel].Mean);
        MoveToward(Variance, channel, moments[channel].UnbiasedVariance);
    }

    /// <summary>running += momentum (batch - running), or the same multiplied out.</summary>
    private void MoveToward(ReferenceParameter running, int channel, Bounded batch)
    {
        double momentum = (Owner ?? this).Momentum;
        var sum = default(Sum);
        sum.Add(running.Moved[channel].Times(1 - momentum));
        sum.Add(batch.Times(momentum));
        running.Moved[channel] = sum.Total;
    }

    private IEnumerable<(int Sample, int Element)> Places(int samples, int channel)
    {
        for (int sample = 0; sample < samples; sample++)
            for (int i = channel; i < extent.Length; i += extent.Channels)
                yield return (sample, i);
    }
}
