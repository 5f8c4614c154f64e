namespace Unroll;

/// <summary>Deals the labels and samples of a set to the mini-batches of an epoch, for <see cref="LabelSampler"/>.</summary>
/// <param name="groups">The samples of each label.</param>
/// <param name="labels">The labels of a mini-batch, no more than there are groups.</param>
/// <param name="samplesPerLabel">The samples of each, no more than any group has.</param>
internal sealed class LabelOrder(int[][] groups, int labels, int samplesPerLabel)
{
    private readonly Pack[] _samples = [.. groups.Select(group => new Pack(group))];
    private readonly Pack _labels = new([.. Enumerable.Range(0, groups.Length)]);

    /// <summary>Writes the samples of an epoch; nothing is allocated.</summary>
    /// <param name="order">Receives them, one mini-batch after the other; what is left behind the last whole one stays.</param>
    /// <param name="seed">The seed of the user.</param>
    /// <param name="epoch">Which of the many orders of this seed.</param>
    public void Fill(Span<int> order, int seed, int epoch)
    {
        var random = new RandomStream(RandomStream.Mix(((ulong)(uint)epoch << 32) | (uint)seed));
        _labels.Sort();
        foreach (Pack pack in _samples)
            pack.Sort();

        int size = labels * samplesPerLabel;
        for (; order.Length >= size; order = order[size..])
        {
            ReadOnlySpan<int> drawn = _labels.Deal(labels, ref random);
            for (int i = 0; i < drawn.Length; i++)
                _samples[drawn[i]].Deal(samplesPerLabel, ref random).CopyTo(order[(i * samplesPerLabel)..]);
        }
    }

    /// <summary>Numbers that are dealt as cards are.</summary>
    private sealed class Pack(int[] cards)
    {
        private int _dealt = cards.Length;

        /// <summary>Brings the cards into one order, whatever was dealt before.</summary>
        public void Sort()
        {
            Array.Sort(cards);
            _dealt = cards.Length;
        }

        /// <summary>The next cards, all different, from a pack shuffled anew where fewer are left; they are the caller's until the next
        /// call.</summary>
        public ReadOnlySpan<int> Deal(int count, ref RandomStream random)
        {
            if (cards.Length - _dealt < count)
            {
                Shuffling.Shuffle(cards, ref random);
                _dealt = 0;
            }

            _dealt += count;
            return cards.AsSpan(_dealt - count, count);
        }
    }
}
