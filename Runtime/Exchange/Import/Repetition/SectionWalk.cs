namespace Unroll.Exchange.Import;

/// <summary>The stages from one on, as far as others are like them.</summary>
internal sealed class SectionWalk(int start)
{
    private readonly List<int> _nodes = [];
    private readonly List<int> _cuts = [];   // the stages before which it could be cut in two
    private int _reach;                      // the last stage that reads one of its own but the last

    /// <summary>Its first stage.</summary>
    public int Start => start;

    /// <summary>How many stages it has.</summary>
    public int Length { get; private set; }

    /// <summary>How many operations they have.</summary>
    public int Operations { get; private set; }

    /// <summary>The stage above that it reads; -1 where it reads none so far.</summary>
    public int Input { get; set; } = -1;

    /// <summary>What the stage taken last does.</summary>
    public int Key { get; private set; }

    /// <summary>Where it was before that: the same number as all that began like it.</summary>
    public int Node => _nodes.Count == 0 ? -1 : _nodes[^1];

    /// <summary>Whether no stage within it is read by the next alone, with nothing led around.</summary>
    public bool IsWhole => _cuts.Count == 0;

    /// <summary>Whether only its last stage is read from outside.</summary>
    public bool IsClosed => _reach < start + Length;

    /// <summary>Takes one more stage.</summary>
    /// <param name="key">What it does.</param>
    /// <param name="operations">How many operations it has.</param>
    /// <param name="read">The stages that it reads.</param>
    /// <param name="lastReader">The last stage that reads the one before it.</param>
    public void Take(int key, int operations, int[] read, int lastReader)
    {
        int end = start + Length++;
        (Key, Operations, _reach) = (key, Operations + operations, Math.Max(_reach, lastReader));
        _cuts.RemoveAll(cut => read.Any(place => place < cut - 1));
        if (end > start && read.All(place => place == end - 1))
            _cuts.Add(end);
    }

    /// <summary>Goes to the node of a number behind the stage taken last.</summary>
    public void Enter(int node) => _nodes.Add(node);

    /// <summary>The node behind so many stages; null where it did not come so far.</summary>
    public int? NodeAt(int length) => length <= _nodes.Count ? _nodes[length - 1] : null;
}
