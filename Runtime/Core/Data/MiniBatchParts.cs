namespace Unroll;

/// <summary>
/// The parts that every mini-batch is cut into, each contiguous, and those of them that this process computes. Their sizes differ by one
/// sample at most. Where a part would be smaller than the batch normalizations need, there are fewer, and those behind are empty.
/// </summary>
/// <param name="Count">The parts of a mini-batch, of all processes together.</param>
/// <param name="First">The first that this process computes.</param>
/// <param name="Own">How many this process computes.</param>
/// <param name="Least">The samples that a part needs at least, unless it is empty.</param>
internal readonly record struct MiniBatchParts(int Count, int First, int Own, int Least)
{
    /// <summary>The samples of a part.</summary>
    /// <param name="samples">Those of the mini-batch.</param>
    /// <param name="part">The part, counted among those of this process.</param>
    public ReadOnlySpan<int> Of(ReadOnlySpan<int> samples, int part)
    {
        int used = Used(samples.Length), number = First + part;
        if (number >= used)
            return default;
        int first = (int)((long)samples.Length * number / used), end = (int)((long)samples.Length * (number + 1) / used);
        return samples[first..end];
    }

    /// <summary>The samples of the largest part of a mini-batch.</summary>
    /// <param name="samples">How many the mini-batch has.</param>
    public int Largest(int samples)
    {
        int used = Used(samples);
        return (samples + used - 1) / used;
    }

    private int Used(int samples) => Math.Clamp(samples / Least, 1, Count);
}
