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
            life.Length = Layout.RoundUp(life.Length * (life.Buffer.IsScratch ? 1 : samples));
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

    private static List<Life> FindLives(IReadOnlyList<List<Step>> programs, bool bySample)
    {
        var lives = new Dictionary<Buffer, Life>();
        int time = 0;
        Step? previous = null;
        foreach (Step step in programs.SelectMany(program => program))
        {
            // Neighbours that are called once a sample run in one loop over the samples, so their buffers are alive together.
            if (previous is not null && !(bySample && previous.Kernel.Calls == Calls.PerSample && step.Kernel.Calls == Calls.PerSample))
                time++;
            previous = step;
            foreach (Buffer buffer in step.Operands.Select(operand => operand.Buffer).OfType<Buffer>())
            {
                if (!lives.TryGetValue(buffer, out Life life))
                    lives.Add(buffer, life = new Life(buffer, time));
                life.Last = time;
            }
        }

        foreach (Life life in lives.Values.Where(life => IsKept(life.Buffer)))
            (life.First, life.Last) = (0, int.MaxValue);
        return lives.Values.ToList();
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
