namespace Unroll.Exchange.Import;

/// <summary>
/// Finds the sections of a declaration. A walk goes on from each stage, all of them in step, for as long as another one has passed the
/// like of it: those that begin alike are at one node of a tree, so that equal sections are found without comparing any two.
/// </summary>
internal sealed class SectionSearch
{
    private const int Longest = 64;

    private readonly IReadOnlyList<DeclaredStage> _stages;
    private readonly HashSet<DeclaredOperation> _outputs;
    private readonly string[] _texts;

    // For each stage the places of those that it reads, and of the last that reads it.
    private readonly int[][] _read;
    private readonly int[] _lastReader;

    // What a stage does and from how far above it reads, as a number; that of each stage where it reads nothing above the section.
    private readonly Dictionary<string, int> _keys = new(StringComparer.Ordinal);
    private readonly int[] _inner;

    private readonly SectionWalk[] _walks;

    private SectionSearch(IReadOnlyList<DeclaredStage> stages, HashSet<DeclaredOperation> outputs)
    {
        (_stages, _outputs) = (stages, outputs);
        var places = new Dictionary<DeclaredOperation, int>();
        for (int i = 0; i < stages.Count; i++)
            places.Add(stages[i].Last, i);
        _texts = [.. stages.Select(StageForm.TextOf)];
        _read = [.. stages.Select(stage => StageForm.Reads(stage).Select(value => places[value]).ToArray())];
        _lastReader = new int[stages.Count];
        for (int i = 0; i < stages.Count; i++)
        {
            foreach (int place in _read[i])
                _lastReader[place] = i;
        }

        _inner = [.. stages.Select((_, i) => KeyOf(i, 0))];
        _walks = [.. stages.Select((_, i) => new SectionWalk(i))];
    }

    /// <summary>The sections of at least two stages that are worth a block.</summary>
    /// <param name="stages">The stages of the network.</param>
    /// <param name="outputs">The values that it gives out.</param>
    public static List<Section> Find(IReadOnlyList<DeclaredStage> stages, HashSet<DeclaredOperation> outputs)
    {
        var search = new SectionSearch(stages, outputs);
        var sections = new List<Section>();
        IReadOnlyList<SectionWalk> walks = search._walks;
        for (int length = 1; length <= Longest && walks.Count > 1; length++)
        {
            var nodes = new Dictionary<(int, int), List<SectionWalk>>();
            foreach (SectionWalk walk in walks.Where(search.Extend))
            {
                if (!nodes.TryGetValue((walk.Node, walk.Key), out List<SectionWalk>? alike))
                    nodes.Add((walk.Node, walk.Key), alike = []);
                alike.Add(walk);
                walk.Enter(alike[0].Start);
            }

            List<SectionWalk>[] repeated = [.. nodes.Values.Where(alike => alike.Count > 1)];
            walks = [.. repeated.SelectMany(alike => alike).OrderBy(walk => walk.Start)];
            sections.AddRange(repeated.Where(_ => length > 1).Select(Section.Of)
                .Where(section => section.IsWorth(section.Starts.Count) && !search.IsSeveral(section)));
        }

        return sections;
    }

    /// <summary>Takes one more stage into a walk, unless a second value from above would be read or an output lie within.</summary>
    private bool Extend(SectionWalk walk)
    {
        int end = walk.Start + walk.Length;
        if (end == _stages.Count || _read[end].Length == 0 || (walk.Length > 0 && _outputs.Contains(_stages[end - 1].Last)))
            return false;
        bool readsAbove = false;
        foreach (int outer in _read[end].Where(place => place < walk.Start))
        {
            if (walk.Input >= 0 && outer != walk.Input)
                return false;
            (walk.Input, readsAbove) = (outer, true);
        }

        walk.Take(
            readsAbove ? KeyOf(end, walk.Start) : _inner[end], _stages[end].Operations.Count, _read[end],
            walk.Length == 0 ? end : _lastReader[end - 1]);
        return true;
    }

    private int KeyOf(int stage, int start)
    {
        string text = $"{_texts[stage]} {string.Join(' ', _read[stage].Select(place => place < start ? 0 : stage - place))}";
        if (!_keys.TryGetValue(text, out int key))
            _keys.Add(text, key = _keys.Count);
        return key;
    }

    /// <summary>Whether a section is another one several times, or a chain with one block several times.</summary>
    private bool IsSeveral(Section section)
    {
        int start = section.Starts[0];
        IEnumerable<BlockClass> blocks = Enumerable.Range(start, section.Length).Select(place => _stages[place].Block)
            .OfType<BlockUse>().Select(use => use.Class);
        if (!section.IsWhole && blocks.GroupBy(block => block).Any(group => group.Count() > 1))
            return true;
        return Enumerable.Range(1, section.Length / 2).Where(part => section.Length % part == 0).Any(part =>
            Enumerable.Range(1, (section.Length / part) - 1).All(
                i => _walks[start + (i * part)].NodeAt(part) is { } node && node == _walks[start].NodeAt(part)));
    }
}
