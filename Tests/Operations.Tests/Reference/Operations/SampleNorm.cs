namespace Unroll.Operations.Tests.Reference;

/// <summary>
/// y = scale (x - mean) / sqrt(variance + epsilon) + shift, with the mean and the variance, by the divisor n, of some elements of the same
/// sample. Both are computed from differences to the mean.
/// </summary>
internal abstract class SampleNorm : SampleOperation
{
    public float Epsilon { get; init; } = 1e-5f;

    public bool Affine { get; init; } = true;

    /// <summary>The normalization whose parameters it takes, and with them the epsilon; null where it has its own.</summary>
    public SampleNorm? Owner { get; set; }

    public override IEnumerable<string> Arguments =>
    [
        .. Epsilon == 1e-5f ? Array.Empty<string>() : [$"Epsilon = {Spelling.Of(Epsilon)}"],
        .. Affine ? Array.Empty<string>() : ["Affine = false"],
        .. Sharing,
    ];

    protected Extent Extent { get; private set; }

    /// <summary>Which elements are normalized together: elements of one number.</summary>
    protected abstract int SetOf(int element);

    public override Extent Bind(Extent[] inputs)
    {
        Extent = inputs[0];
        ParameterKind[] kinds = Affine ? [ParameterKind.Scale, ParameterKind.Shift] : [];
        Parameters = [.. kinds.Select(kind => new ReferenceParameter(kind, Extent.Channels))];
        return Extent;
    }

    public override void Forward(Bounded[][] inputs, Bounded[] output)
    {
        foreach (int[] set in Sets())
        {
            Moments moments = Moments.Of([.. set.Select(i => inputs[0][i])]);
            Bounded inverse = moments.InverseDeviation((Owner ?? this).Epsilon);
            foreach (int i in set)
            {
                var sum = default(Sum);
                sum.Add(inputs[0][i] - moments.Mean, ScaleOf(i) * inverse);
                sum.Add(Affine ? Parameters[1][i % Extent.Channels] : Bounded.Zero);
                output[i] = sum.Total;
            }
        }
    }

    /// <summary>
    /// With x^ = (x - mean) / sqrt(variance + epsilon), h = scale dy and means over the elements of a set: dscale = sum dy x^, dshift = sum
    /// dy, dx = (h - mean h - x^ mean(h x^)) / sqrt(variance + epsilon), the last two because mean and variance depend on x.
    /// </summary>
    public override void Backward(Bounded[][] inputs, Bounded[] output, Bounded[] outputGradient, Sum[][] inputGradients)
    {
        foreach (int[] set in Sets())
        {
            Moments moments = Moments.Of([.. set.Select(i => inputs[0][i])]);
            Bounded inverse = moments.InverseDeviation((Owner ?? this).Epsilon);
            (Sum all, Sum along) = (default, default);
            foreach (int i in set)
            {
                Bounded normal = (inputs[0][i] - moments.Mean) * inverse, through = ScaleOf(i) * outputGradient[i];
                all.Add(through);
                along.Add(through, normal);
                if (!Affine)
                    continue;
                Parameters[0].Gradient[i % Extent.Channels].Add(outputGradient[i], normal);
                Parameters[1].Gradient[i % Extent.Channels].Add(outputGradient[i]);
            }

            Bounded mean = all.Total.Times(-1.0 / set.Length), meanAlong = along.Total.Times(-1.0 / set.Length);
            foreach (int i in set)
            {
                var sum = default(Sum);
                sum.Add(ScaleOf(i), outputGradient[i]);
                sum.Add(mean);
                sum.Add((inputs[0][i] - moments.Mean) * inverse, meanAlong);
                inputGradients[0][i].Add(inverse * sum.Total);
            }
        }
    }

    private IEnumerable<int[]> Sets() => Enumerable.Range(0, Extent.Length).GroupBy(SetOf).Select(set => set.ToArray());

    private Bounded ScaleOf(int element) => Affine ? Parameters[0][element % Extent.Channels] : Bounded.Exact(1);
}

/// <summary>Each channel over its pixels (Ulyanov et al., Instance Normalization, 2016).</summary>
internal sealed class InstanceNorm : SampleNorm
{
    protected override int SetOf(int element) => element % Extent.Channels;
}

/// <summary>Each pixel over its channels (Ba et al., Layer Normalization, 2016).</summary>
internal sealed class LayerNorm : SampleNorm
{
    protected override int SetOf(int element) => element / Extent.Channels;
}

/// <summary>Each group of neighboring channels over its pixels and channels (Wu and He, Group Normalization, 2018).</summary>
internal sealed class GroupNorm(int groups) : SampleNorm
{
    public override IEnumerable<string> Arguments => [Spelling.Of(groups), .. base.Arguments];

    protected override int SetOf(int element) => element % Extent.Channels / (Extent.Channels / groups);
}
