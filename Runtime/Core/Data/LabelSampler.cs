namespace Unroll;

/// <summary>
/// Has every mini-batch made of a few labels with as many samples each: P identities by K pictures, which losses that compare the
/// samples of a mini-batch need, since a random one of many labels has hardly a pair that is alike (Hermans, Beyer and Leibe, "In Defense
/// of the Triplet Loss for Person Re-Identification", 2017, section 2: PK batches).
/// </summary>
/// <remarks>
/// <para>
/// No label and no sample occurs twice in a mini-batch. Labels are dealt as cards are: shuffled, dealt as long as the pack has enough for a
/// mini-batch, and shuffled again; the samples of a label likewise. So every label is equally likely, however many samples it has, and all
/// are used before one returns, but for the few that a pack has left. Labels that have fewer than <see cref="SamplesPerLabel"/> samples
/// are left out, as by the PKSampler of torchvision's references.
/// </para>
/// <para>
/// An epoch has as many mini-batches as whole ones can be cut from the set, as if it were shuffled and the rest dropped; where labels are
/// not equally frequent some samples come several times in it and others not at all. The order depends on seed and epoch alone.
/// </para>
/// </remarks>
/// <example>
/// <code>
/// trainer.Sampler = new LabelSampler(labels: 8, samplesPerLabel: 4);
/// trainer.Fit(train, dev, epochs: 10, batchSize: 32);
/// </code>
/// </example>
public sealed record LabelSampler
{
    /// <summary>Mini-batches of <paramref name="labels"/> times <paramref name="samplesPerLabel"/> samples.</summary>
    /// <param name="labels">The labels of a mini-batch, at least 1.</param>
    /// <param name="samplesPerLabel">The samples of each, at least 1; with one there is no pair that is alike.</param>
    /// <param name="target">Which target of the set has the labels, in the order of its targets.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is below 1, the target below 0, or the product is too large.</exception>
    public LabelSampler(int labels, int samplesPerLabel, int target = 0)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(labels, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(samplesPerLabel, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(samplesPerLabel, int.MaxValue / labels);
        ArgumentOutOfRangeException.ThrowIfNegative(target);
        (Labels, SamplesPerLabel, Target) = (labels, samplesPerLabel, target);
    }

    /// <summary>The labels of a mini-batch.</summary>
    public int Labels { get; }

    /// <summary>The samples of each label in a mini-batch.</summary>
    public int SamplesPerLabel { get; }

    /// <summary>Which target of the set has the labels.</summary>
    public int Target { get; }

    /// <summary>The samples of a mini-batch.</summary>
    public int BatchSize => Labels * SamplesPerLabel;

    /// <summary>What it draws.</summary>
    public override string ToString() => $"{Labels} labels of {SamplesPerLabel} samples each, by target {Target}";

    /// <summary>Says what keeps it from drawing mini-batches of a set; null if nothing does.</summary>
    internal string? Problem(SampleSource set, int batchSize)
    {
        if (batchSize != BatchSize)
            return $"The sampler draws {Labels} labels of {SamplesPerLabel} samples: {BatchSize}, not mini-batches of {batchSize}.";
        if (Target >= set.TargetCount || !set.HasLabels(Target))
        {
            string instead = Target >= set.TargetCount ? $"the set has {set.TargetCount} targets" : "that target has numbers";
            return $"The sampler draws by the class indices of target {Target}, but {instead}.";
        }

        int[] counts = [.. Groups(set).Select(group => group.Length)];
        int enough = counts.Count(count => count >= SamplesPerLabel);
        return enough >= Labels ? null : $"The sampler draws {Labels} labels of at least {SamplesPerLabel} samples, but of the "
            + $"{counts.Length} labels of the set only {enough} have so many.";
    }

    /// <summary>What draws the orders of a set, which <see cref="Problem"/> has seen.</summary>
    internal LabelOrder Order(SampleSource set) =>
        new([.. Groups(set).Where(group => group.Length >= SamplesPerLabel)], Labels, SamplesPerLabel);

    // The samples of each label, by rising labels.
    private IEnumerable<int[]> Groups(SampleSource set)
    {
        var groups = new SortedDictionary<int, List<int>>();
        for (int sample = 0; sample < set.Count; sample++)
        {
            int label = set.Label(sample, Target);
            if (!groups.TryGetValue(label, out List<int>? group))
                groups.Add(label, group = []);
            group.Add(sample);
        }

        return groups.Values.Select(group => group.ToArray());
    }
}
