namespace Unroll.Vision.Suppression;

/// <summary>The boxes that may be kept, in order of their scores, and class by class. Its buffers grow, and are used again.</summary>
internal sealed class CandidateOrder
{
    // Numbers that order as scores fall and indices rise: the score's bits above, the index below. Then: the class above, the rank below.
    private ulong[] _keys = [], _groups = [];

    /// <summary>How many candidates there are.</summary>
    public int Count { get; private set; }

    /// <summary>The index of the candidate of a rank; rank 0 has the highest score.</summary>
    public int this[int rank] => (int)(uint)_keys[rank];

    /// <summary>Finds the candidates and puts them in order: falling scores, and of equal ones the lower index first.</summary>
    /// <param name="boxes">All boxes; those of candidates are checked.</param>
    /// <param name="scores">A score a box.</param>
    /// <param name="threshold">What the score of a candidate exceeds.</param>
    public void Sort(ReadOnlySpan<Box> boxes, ReadOnlySpan<float> scores, float threshold)
    {
        BoxCheck.Length(scores.Length, boxes.Length, nameof(scores), "one score a box");
        if (_keys.Length < boxes.Length)
            _keys = new ulong[boxes.Length];
        Count = 0;
        for (int i = 0; i < scores.Length; i++)
        {
            float score = scores[i];
            if (score > threshold)
            {
                if (!boxes[i].IsValid)
                    BoxCheck.Refuse(boxes[i], i, nameof(boxes));
                _keys[Count++] = ((ulong)Falling(score) << 32) | (uint)i;
            }
            else if (float.IsNaN(score))
            {
                throw new ArgumentException($"The score of box {i} is NaN; expected a number.", nameof(scores));
            }
        }

        _keys.AsSpan(0, Count).Sort();
    }

    /// <summary>Puts some boxes in order: falling scores, and of equal ones the lower index first.</summary>
    /// <param name="indices">Their indices, at most as many as boxes came before.</param>
    /// <param name="scores">A score a box, numbers all.</param>
    public void Sort(ReadOnlySpan<int> indices, ReadOnlySpan<float> scores)
    {
        Count = indices.Length;
        for (int i = 0; i < indices.Length; i++)
            _keys[i] = ((ulong)Falling(scores[indices[i]]) << 32) | (uint)indices[i];
        _keys.AsSpan(0, Count).Sort();
    }

    /// <summary>Puts the ranks of each class together, rising within it.</summary>
    /// <param name="classes">A class a box; any numbers.</param>
    public void Group(ReadOnlySpan<int> classes)
    {
        if (_groups.Length < Count)
            _groups = new ulong[_keys.Length];
        for (int rank = 0; rank < Count; rank++)
            _groups[rank] = ((ulong)(uint)classes[this[rank]] << 32) | (uint)rank;
        _groups.AsSpan(0, Count).Sort();
    }

    /// <summary>After <see cref="Group"/>: the rank at a place.</summary>
    public int Rank(int place) => (int)(uint)_groups[place];

    /// <summary>After <see cref="Group"/>: where the class ends that begins at a place.</summary>
    public int EndOfClass(int place)
    {
        ulong group = _groups[place] >> 32;
        int end = place + 1;
        while (end < Count && _groups[end] >> 32 == group)
            end++;
        return end;
    }

    // Bits that rise, as unsigned numbers, where numbers fall. Negative zero is zero.
    private static uint Falling(float number)
    {
        uint bits = BitConverter.SingleToUInt32Bits(number + 0f);
        return (bits & 0x80000000) != 0 ? bits : ~bits & 0x7FFFFFFF;
    }
}
