namespace Unroll.Exchange.Import;

/// <summary>
/// Finds the sections of a declaration. From every stage it goes on for a bounded number of stages; sections that begin alike are nodes
/// of a tree, so that equal ones are found without comparing any two.
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

    private readonly Dictionary<(int Node, int Key), int> _next = [];
    private readonly SortedDictionary<int, Section> _sections = [];

    // The nodes on the way from each stage.
    private readonly List<int>[] _ways;

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
        _ways = [.. stages.Select(_ => new List<int>())];
    }

    /// <summary>The sections of at least two stages that are worth a block.</summary>
    /// <param name="stages">The stages of the network.</param>
    /// <param name="outputs">The values that it gives out.</param>
    public static List<Section> Find(IReadOnlyList<DeclaredStage> stages, HashSet<DeclaredOperation> outputs)
    {
        var search = new SectionSearch(stages, outputs);
        for (int start = 0; start < stages.Count; start++)
            search.FindFrom(start);
        return [.. search._sections.Values.Where(section => section.Saving > 0 && !search.IsSeveral(section))];
    }

    private void FindFrom(int start)
    {
        (int node, int input, int reach, int operations) = (0, -1, start, 0);
        var cuts = new List<int>();   // the stages before which the section could be cut in two
        for (int end = start; end < Math.Min(_stages.Count, start + Longest); end++)
        {
            if (_read[end].Length == 0 || (end > start && _outputs.Contains(_stages[end - 1].Last)))
                return;
            foreach (int outer in _read[end].Where(place => place < start))
            {
                if (input >= 0 && outer != input)
                    return;
                input = outer;
            }

            node = Next(node, _read[end].All(place => place >= start) ? _inner[end] : KeyOf(end, start));
            _ways[start].Add(node);
            operations += _stages[end].Operations.Count;
            cuts.RemoveAll(cut => _read[end].Any(place => place < cut - 1));
            if (end > start && _read[end].All(place => place == end - 1))
                cuts.Add(end);
            if (end > start && reach <= end)
            {
                if (!_sections.TryGetValue(node, out Section? section))
                    _sections.Add(node, section = new Section(end - start + 1, operations, cuts.Count == 0));
                section.Add(start);
            }

            reach = Math.Max(reach, _lastReader[end]);
        }
    }

    private int KeyOf(int stage, int start)
    {
        string text = $"{_texts[stage]} {string.Join(' ', _read[stage].Select(place => place < start ? 0 : stage - place))}";
        if (!_keys.TryGetValue(text, out int key))
            _keys.Add(text, key = _keys.Count);
        return key;
    }

    private int Next(int node, int key)
    {
        if (!_next.TryGetValue((node, key), out int next))
            _next.Add((node, key), next = _next.Count + 1);
        return next;
    }

    /// <summary>Whether a section is another one several times, or a chain with one block several times.</summary>
    private bool IsSeveral(Section section)
    {
        int start = section.Starts[0];
        IEnumerable<BlockClass> blocks =
            _stages.Skip(start).Take(section.Length).Where(stage => stage.Block is not null).Select(stage => stage.Block!.Class);
        if (!section.IsWhole && blocks.GroupBy(block => block).Any(group => group.Count() > 1))
            return true;
        return Enumerable.Range(1, section.Length / 2).Where(part => section.Length % part == 0).Any(part =>
            Enumerable.Range(1, (section.Length / part) - 1).All(i => NodeOf(start + (i * part), part) == NodeOf(start, part)));
    }

    private int NodeOf(int start, int length) => length <= _ways[start].Count ? _ways[start][length - 1] : -start - 1;
}
