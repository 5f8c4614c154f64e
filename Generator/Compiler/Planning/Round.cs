namespace Unroll.Generator.Planning;

/// <summary>Calls that one thread does, and then one that all threads share.</summary>
/// <param name="Alone">What one thread does.</param>
/// <param name="Shared">What all share; null in the last round.</param>
internal sealed record Round(IReadOnlyList<KernelCall> Alone, KernelCall? Shared)
{
    public static IReadOnlyList<Round> Of(IEnumerable<KernelCall> steps)
    {
        var rounds = new List<Round>();
        var alone = new List<KernelCall>();
        foreach (KernelCall step in steps)
        {
            if (!step.Kernel.IsParallel)
            {
                alone.Add(step);
                continue;
            }

            rounds.Add(new(alone, step));
            alone = [];
        }

        if (rounds.Count > 0 && alone.Count > 0)
            rounds.Add(new(alone, null));
        return rounds;
    }
}
