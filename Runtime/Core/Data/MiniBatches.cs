namespace Unroll;

/// <summary>How a data set is cut into mini-batches.</summary>
/// <param name="BatchSize">The samples of a mini-batch, at least 1; no more than the set has are used.</param>
/// <param name="DropLast">Whether a last mini-batch with fewer is left out.</param>
/// <param name="ShuffleSeed">The seed of the orders, a new one each epoch; null for the order of the set.</param>
/// <param name="Sampler">What draws the orders, from that seed; null for all samples, shuffled.</param>
/// <param name="Parts">The parts that each mini-batch is given in; null for whole ones.</param>
internal readonly record struct MiniBatches(
    int BatchSize, bool DropLast = false, int? ShuffleSeed = null, LabelSampler? Sampler = null, MiniBatchParts? Parts = null)
{
    /// <summary>Whether all mini-batches have as many samples.</summary>
    private bool OnlyWhole => DropLast || Sampler is not null;

    /// <summary>Says what keeps a sampler from drawing them; null if nothing does or there is none.</summary>
    public string? Problem(SampleSource set)
    {
        if (Sampler is null)
            return null;
        return ShuffleSeed is null ? "A sampler draws at random: it needs a seed of the orders." : Sampler.Problem(set, BatchSize);
    }

    /// <summary>The samples of a mini-batch of a set.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The size is below 1.</exception>
    public int Size(SampleSource set)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(BatchSize, 1, "batchSize");
        return Math.Min(BatchSize, set.Count);
    }

    /// <summary>The samples that what is given at a time has at most: those of a mini-batch, or of a part.</summary>
    public int Capacity(SampleSource set) =>
        Parts is { } parts ? Math.Max(parts.Largest(Size(set)), parts.Largest(Last(set))) : Size(set);

    /// <summary>The mini-batches of an epoch.</summary>
    /// <exception cref="ArgumentException">There would be none.</exception>
    public int Count(SampleSource set)
    {
        if (!OnlyWhole)
            return (int)(((long)set.Count + BatchSize - 1) / BatchSize);
        return set.Count >= BatchSize ? set.Count / BatchSize : throw new ArgumentException(
            $"DropLast leaves no mini-batch of {BatchSize} of a set of {set.Count} samples; take a smaller batch size.", "batchSize");
    }

    /// <summary>The samples of the last mini-batch.</summary>
    public int Last(SampleSource set) => OnlyWhole || set.Count % BatchSize == 0 ? Size(set) : set.Count % BatchSize;
}
