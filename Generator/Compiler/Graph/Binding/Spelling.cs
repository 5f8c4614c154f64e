namespace Unroll.Generator.Graph.Binding;

/// <summary>Finds what a misspelled name was probably meant to be.</summary>
internal static class Spelling
{
    /// <summary>
    /// The candidate at the least edit distance, if that is small for the name's length and keeps a part of it; null otherwise.
    /// </summary>
    public static string? Nearest(string name, IEnumerable<string> candidates)
    {
        string? best = null;
        int least = Math.Max(1, name.Length / 3) + 1;
        foreach (string candidate in candidates)
        {
            int distance = Distance(name.ToLowerInvariant(), candidate.ToLowerInvariant());
            if (distance < least && distance < name.Length)
                (best, least) = (candidate, distance);
        }
        return best;
    }

    // Levenshtein's distance, in which two letters that changed places are one mistake, row by row.
    private static int Distance(string from, string to)
    {
        int[] before = [], above = [.. Enumerable.Range(0, to.Length + 1)];
        for (int i = 1; i <= from.Length; i++)
        {
            int[] row = new int[to.Length + 1];
            row[0] = i;
            for (int j = 1; j <= to.Length; j++)
            {
                int replaced = above[j - 1] + (from[i - 1] == to[j - 1] ? 0 : 1);
                row[j] = Math.Min(replaced, Math.Min(above[j], row[j - 1]) + 1);
                if (i > 1 && j > 1 && from[i - 1] == to[j - 2] && from[i - 2] == to[j - 1])
                    row[j] = Math.Min(row[j], before[j - 2] + 1);
            }

            (before, above) = (above, row);
        }

        return above[to.Length];
    }
}
