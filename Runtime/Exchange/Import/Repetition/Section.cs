namespace Unroll.Exchange.Import;

/// <summary>Stages that follow one another, read one value of those before, and are left by the value of the last; and all that are
/// alike but for their numbers.</summary>
/// <param name="Length">How many stages it has.</param>
/// <param name="Operations">How many operations they have.</param>
/// <param name="IsWhole">Whether no stage within it is read by the next alone, with nothing led around.</param>
internal sealed record Section(int Length, int Operations, bool IsWhole)
{
    // What the class of a block has besides its stages: its attribute, its name and its constants.
    private const int Head = 3;

    /// <summary>Where it begins, in rising order; where two overlap, the first of them alone.</summary>
    public List<int> Starts { get; } = [];

    /// <summary>How many attributes fewer are written where so many of them are a block.</summary>
    public int SavingOf(int uses) => (uses * Operations) - uses - Operations - Head;

    /// <summary>Whether a block is worth writing for so many. A part of a chain that is alike but once more may be so by chance.</summary>
    public bool IsWorth(int uses) => SavingOf(uses) > 0 && (IsWhole || uses > 2);

    /// <summary>The section of walks that are alike; one that another stage leaves on the way is none.</summary>
    public static Section Of(IReadOnlyList<SectionWalk> walks)
    {
        var section = new Section(walks[0].Length, walks[0].Operations, walks[0].IsWhole);
        foreach (SectionWalk walk in walks.Where(walk => walk.IsClosed))
        {
            if (section.Starts.Count == 0 || section.Starts[^1] + section.Length <= walk.Start)
                section.Starts.Add(walk.Start);
        }

        return section;
    }
}
