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

    /// <summary>How many attributes fewer are written where it is a block.</summary>
    public int Saving => SavingOf(Starts.Count);

    /// <summary>The same for some of the repetitions.</summary>
    public int SavingOf(int uses) => (uses * Operations) - uses - Operations - Head;

    /// <summary>Counts one more, unless it overlaps the one before.</summary>
    public void Add(int start)
    {
        if (Starts.Count == 0 || Starts[^1] + Length <= start)
            Starts.Add(start);
    }
}
