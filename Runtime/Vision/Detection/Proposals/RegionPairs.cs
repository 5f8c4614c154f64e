namespace Unroll.Vision.Proposals;

/// <summary>Pairs of neighboring regions and how similar they are. It keeps its memory.</summary>
internal sealed class RegionPairs
{
    private (int First, int Second, float Similarity)[] _pairs = [];
    private ulong[] _keys = [];

    /// <summary>How many pairs there are.</summary>
    public int Count { get; private set; }

    /// <summary>The pairs, in the order in which they came.</summary>
    public ReadOnlySpan<(int First, int Second, float Similarity)> All => _pairs.AsSpan(0, Count);

    /// <summary>Finds the pairs whose pixels have a side in common, by the first region, then the second. They have no similarity
    /// yet.</summary>
    public void Find(ReadOnlySpan<int> labels, int rows, int columns)
    {
        if (_keys.Length < 2 * labels.Length)
            _keys = new ulong[2 * labels.Length];
        int found = 0;
        for (int i = 0; i < labels.Length; i++)
        {
            if (i % columns < columns - 1 && labels[i] != labels[i + 1])
                _keys[found++] = Key(labels[i], labels[i + 1]);
            if (i < (rows - 1) * columns && labels[i] != labels[i + columns])
                _keys[found++] = Key(labels[i], labels[i + columns]);
        }

        Span<ulong> keys = _keys.AsSpan(0, found);
        keys.Sort();
        Count = 0;
        for (int i = 0; i < found; i++)
        {
            if (i == 0 || keys[i] != keys[i - 1])
                Add((int)(keys[i] >> 32), (int)(uint)keys[i], 0);
        }
    }

    /// <summary>Adds a pair.</summary>
    public void Add(int first, int second, float similarity)
    {
        if (Count == _pairs.Length)
            Array.Resize(ref _pairs, Math.Max(64, 2 * Count));
        _pairs[Count++] = (first, second, similarity);
    }

    /// <summary>Says how similar a pair is.</summary>
    public void Set(int index, float similarity) => _pairs[index].Similarity = similarity;

    /// <summary>The most similar pair, the first of equals.</summary>
    public (int First, int Second) MostSimilar()
    {
        int best = 0;
        for (int i = 1; i < Count; i++)
        {
            if (_pairs[i].Similarity > _pairs[best].Similarity)
                best = i;
        }

        return (_pairs[best].First, _pairs[best].Second);
    }

    /// <summary>Takes away all pairs with one of two regions.</summary>
    /// <param name="first">A region.</param>
    /// <param name="second">Another.</param>
    /// <param name="neighbors">Gets the other regions of these pairs, some of them twice.</param>
    /// <returns>How many it got.</returns>
    public int Remove(int first, int second, Span<int> neighbors)
    {
        int kept = 0, count = 0;
        for (int i = 0; i < Count; i++)
        {
            (int a, int b, _) = _pairs[i];
            bool hasA = a == first || a == second, hasB = b == first || b == second;
            if (!hasA && !hasB)
                _pairs[kept++] = _pairs[i];
            else if (!(hasA && hasB))
                neighbors[count++] = hasA ? b : a;
        }

        Count = kept;
        return count;
    }

    private static ulong Key(int first, int second) => ((ulong)Math.Min(first, second) << 32) | (uint)Math.Max(first, second);
}
