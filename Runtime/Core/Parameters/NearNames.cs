namespace Unroll;

/// <summary>Finds the names that somebody may have meant.</summary>
internal static class NearNames
{
    /// <summary>A sentence with the nearest of <paramref name="names"/>, or with the first few where none is near.</summary>
    public static string Hint(string wanted, IEnumerable<string> names)
    {
        string[] all = [.. names];
        if (all.Length == 0)
            return "It has no parameters at all.";
        string[] near =
        [
            .. all.Select(name => (Name: name, Distance: Distance(wanted, name)))
                .Where(pair => pair.Distance <= Math.Max(2, wanted.Length / 3))
                .OrderBy(pair => pair.Distance)
                .Select(pair => pair.Name)
                .Take(3),
        ];
        if (near.Length > 0)
            return $"Did you mean {string.Join(" or ", near.Select(name => $"'{name}'"))}?";
        return $"It has {string.Join(", ", all.Take(10).Select(name => $"'{name}'"))}{(all.Length > 10 ? " and others" : "")}.";
    }

    /// <summary>The insertions, deletions and substitutions, letters compared without case, that lead from one name to the other
    /// (Levenshtein, "Binary codes capable of correcting deletions, insertions, and reversals", 1966).</summary>
    public static int Distance(string from, string to)
    {
        int[] row = [.. Enumerable.Range(0, to.Length + 1)];
        for (int i = 1; i <= from.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= to.Length; j++)
            {
                bool same = char.ToLowerInvariant(from[i - 1]) == char.ToLowerInvariant(to[j - 1]);
                int cost = Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (same ? 0 : 1));
                diagonal = row[j];
                row[j] = cost;
            }
        }

        return row[^1];
    }
}
