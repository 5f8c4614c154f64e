namespace Unroll.Generator.Graph;

/// <summary>Names of which no two are alike: where a name is taken, a number is put behind it, from 2 on.</summary>
/// <param name="taken">The names that are taken from the beginning.</param>
internal sealed class DistinctNames(IEnumerable<string> taken)
{
    private readonly HashSet<string> taken = new(taken, StringComparer.Ordinal);

    /// <summary>Takes a name, or what is unlike the others.</summary>
    public string Take(string name)
    {
        string free = name;
        for (int i = 2; !taken.Add(free); i++)
            free = FormattableString.Invariant($"{name}{i}");
        return free;
    }
}
