namespace Unroll;

/// <summary>
/// Mixes each training sample with another, its inputs and its targets alike: <see cref="Mixup"/> or <see cref="CutMix"/>. A
/// <see cref="Trainer{TNetwork}"/> takes one as <see cref="Trainer{TNetwork}.Mixing"/>, a <see cref="BatchLoader"/> too.
/// </summary>
/// <remarks>
/// <para>The other sample is any of the set, all equally likely, and is augmented as in its own turn. Which it is, and how much of it there
/// is, depends on the augmentation seed, the epoch and the place of the sample in its set alone: not on the order of the samples, the
/// mini-batches or the threads. The share of the sample itself is drawn from the distribution Beta(alpha, alpha), for each sample
/// anew; timm and torchvision draw one for a mini-batch and pair its samples with each other, which costs no reading of others.</para>
/// <para>Targets must be numbers that may be mixed: probabilities of classes
/// (<c>[SoftmaxCrossEntropy(Probabilities = true)]</c>), or those of BinaryCrossEntropy, MeanSquaredError or SmoothL1.</para>
/// </remarks>
public abstract class SampleMixing
{
    private protected SampleMixing(double alpha)
    {
        if (!(alpha > 0 && double.IsFinite(alpha)))
            throw new ArgumentOutOfRangeException(nameof(alpha), alpha, "Expected a finite number above 0.");
        Alpha = alpha;
    }

    /// <summary>Both parameters of the Beta distribution that the shares are drawn from: 1 for equally likely shares, below 1 for samples
    /// of which one is seldom more than a trace.</summary>
    public double Alpha { get; }

    /// <summary>The probability that a sample is mixed at all; 1 by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Set outside 0 to 1, or to NaN.</exception>
    public double Probability
    {
        get;
        init => field = value is >= 0 and <= 1
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "Expected a probability from 0 to 1.");
    } = 1;

    /// <summary>Its numbers, for people and for checkpoints.</summary>
    internal string Settings => FormattableString.Invariant($"alpha {Alpha}, probability {Probability}");

    /// <summary>Says why samples of a network cannot be mixed; null if they can.</summary>
    internal virtual string? Problem(NetworkDescription network)
    {
        LossDescription? loss = network.Losses.FirstOrDefault(one => one.Targets != TargetKind.None && !IsMixable(one));
        if (loss is null)
            return null;
        string advice = loss is { Kind: "SoftmaxCrossEntropy", Targets: TargetKind.Class }
            ? "declare it as [SoftmaxCrossEntropy(Probabilities = true)], which takes data sets of class indices too"
            : "expected probabilities of classes, or the numbers of BinaryCrossEntropy, MeanSquaredError or SmoothL1";
        return $"{GetType().Name} mixes the targets of samples, but those of {loss.Kind} on '{loss.Name}' of {network.Name} have no "
            + $"mixtures: {advice}.";
    }

    /// <summary>Mixes a sample of a mini-batch with one of another, at the same place.</summary>
    /// <param name="batch">The mini-batch, which is changed.</param>
    /// <param name="others">The other.</param>
    /// <param name="sample">The place of the sample.</param>
    /// <param name="share">How much of it shall stay, in [0, 1].</param>
    /// <param name="random">All other randomness.</param>
    /// <returns>How much of it has stayed.</returns>
    internal abstract double MixInputs(Batch batch, Batch others, int sample, double share, ref AugmentationRandom random);

    private static bool IsMixable(LossDescription loss) => loss.Targets == TargetKind.Probabilities
        || (loss.Targets == TargetKind.Values && loss.Kind is "BinaryCrossEntropy" or "MeanSquaredError" or "SmoothL1");
}
