namespace Unroll.Generator.Planning;

/// <summary>One of the loops around an element that is copied.</summary>
/// <param name="Count">The rounds.</param>
/// <param name="From">Floats from one round to the next in the source.</param>
/// <param name="To">Those in the target.</param>
internal readonly record struct CopyLoop(int Count, int From, int To)
{
    /// <summary>The same loop of the copy back.</summary>
    public CopyLoop Back => new(Count, To, From);

    /// <summary>
    /// As few loops as do the same: those of one round are left out, and two are one where the outer goes on where the inner ends.
    /// The order of loops does not matter to a copy.
    /// </summary>
    public static List<CopyLoop> Merge(IEnumerable<CopyLoop> loops)
    {
        List<CopyLoop> merged = [.. loops.Where(loop => loop.Count > 1)];
        for (int outer = 0; outer < merged.Count; outer++)
        {
            int inner = merged.FindIndex(loop =>
                merged[outer].From == loop.Count * loop.From && merged[outer].To == loop.Count * loop.To);
            if (inner < 0)
                continue;
            merged[inner] = merged[inner] with { Count = merged[inner].Count * merged[outer].Count };
            merged.RemoveAt(outer);
            outer = -1;
        }

        return merged;
    }
}
