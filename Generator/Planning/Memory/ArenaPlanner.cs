namespace Unroll.Generator.Planning;

/// <summary>
/// Gives every buffer its offset: buffers that are not alive at the same time share memory. The largest go first, each to the
/// lowest place that is free for its whole life (greedy by size, Pisarchyk and Lee, "Efficient memory management for deep
/// neural net inference", 2020).
/// </summary>
internal static class ArenaPlanner
{
    /// <summary>Buffers with a border of zeros up to this many floats keep their memory to themselves: the border is then written once in a lifetime.</summary>
    public const int LargestKeptBuffer = 1 << 16;

    /// <summary>Adds the clearing steps that shared buffers with borders need, sets all offsets and returns the floats needed.</summary>
    public static int Place(IReadOnlyList<List<Step>> programs, int samples)
    {
        var cleared = new HashSet<Buffer>();
        foreach (List<Step> program in programs)
            AddClearing(program, cleared);

        List<Life> lives = FindLives(programs, samples > 1);
        var placed = new List<Life>();
        int total = 0;
        foreach (Life life in lives.OrderByDescending(life => life.Length).ThenBy(life => life.First))
        {
            life.Length = Layout.RoundUp(life.Length * (life.Buffer.IsShared ? 1 : samples));
            int offset = 0;
            foreach (Life other in placed.Where(other => other.Overlaps(life)).OrderBy(other => other.Buffer.Offset))
            {
                if (other.Buffer.Offset - offset >= life.Length)
                    break;
                offset = Math.Max(offset, other.Buffer.Offset + other.Length);
            }

            life.Buffer.Offset = offset;
            placed.Add(life);
            total = Math.Max(total, checked(offset + life.Length));
        }

        return total;
    }

    private static bool IsKept(Buffer buffer) => buffer.NeedsZeros && buffer.Layout.Size <= LargestKeptBuffer;

    /// <summary>Clears a buffer before its first use; later programs go on with what is in it.</summary>
    private static void AddClearing(List<Step> program, HashSet<Buffer> cleared)
    {
        for (int i = 0; i < program.Count; i++)
        {
            foreach (Operand operand in program[i].Operands.ToArray())
            {
                if (operand.Buffer is not { NeedsZeros: true } buffer || IsKept(buffer) || !cleared.Add(buffer))
                    continue;
                program.Insert(i++, new Step(program[i - 1].Stage, new ClearKernel(buffer.Layout.Size), [Operand.In(buffer)]));
            }
        }
    }

    /// <summary>
    /// Neighbours that are called once a sample run in one loop over the samples. What lives within one such loop holds one sample at a time and
    /// shares its memory as in a program for one sample; everything else is alive for whole loops.
    /// </summary>
    private static List<Life> FindLives(IReadOnlyList<List<Step>> programs, bool bySample)
    {
        List<Step> steps = programs.SelectMany(program => program).ToList();
        int[] starts = Starts(programs, bySample);
        var lives = new Dictionary<Buffer, Life>();
        for (int step = 0; step < steps.Count; step++)
        {
            foreach (Buffer buffer in steps[step].Operands.Select(operand => operand.Buffer).OfType<Buffer>())
            {
                if (!lives.TryGetValue(buffer, out Life life))
                    lives.Add(buffer, life = new Life(buffer, step));
                life.Last = step;
            }
        }

        foreach (Life life in lives.Values)
        {
            bool inLoop = bySample && steps[life.First].Kernel.Calls == Calls.PerSample && starts[life.First] == starts[life.Last];
            life.Buffer.IsShared |= inLoop;
            if (!inLoop)
                (life.First, life.Last) = (starts[life.First], Array.LastIndexOf(starts, starts[life.Last]));
            if (IsKept(life.Buffer))
                (life.First, life.Last) = (0, int.MaxValue);
        }

        return lives.Values.ToList();
    }

    /// <summary>The first step of the loop in which each step runs; a step outside of loops is one of its own.</summary>
    private static int[] Starts(IReadOnlyList<List<Step>> programs, bool bySample)
    {
        var starts = new List<int>();
        foreach (List<Step> program in programs)
        {
            for (int i = 0; i < program.Count; i++)
            {
                bool joins = bySample && i > 0 && program[i - 1].Kernel.Calls == Calls.PerSample && program[i].Kernel.Calls == Calls.PerSample;
                starts.Add(joins ? starts[^1] : starts.Count);
            }
        }

        return starts.ToArray();
    }

    private sealed class Life(Buffer buffer, int first)
    {
        public Buffer Buffer { get; } = buffer;

        public int Length { get; set; } = buffer.Layout.Size;

        public int First { get; set; } = first;

        public int Last { get; set; } = first;

        public bool Overlaps(Life other) => First <= other.Last && other.First <= Last;
    }
}
