namespace Unroll.Generator.Planning;

/// <summary>
/// Gives every buffer its offset: buffers that are not alive at the same time share memory. The largest go first, each to the
/// lowest place that is free for its whole life (greedy by size, Pisarchyk and Lee, "Efficient memory management for deep
/// neural net inference", 2020).
/// </summary>
internal static class ArenaPlanner
{
    /// <summary>
    /// Buffers with a border of zeros up to this many floats keep their memory to themselves: the border is then written once in a
    /// lifetime.
    /// </summary>
    public const int LargestKeptBuffer = 1 << 16;

    /// <summary>Adds the clearing calls that shared buffers with borders need, and gives all buffers their places.</summary>
    /// <param name="programs">The programs over the arena, in their order. Their calls become those of the finished plan.</param>
    /// <param name="samples">Samples.</param>
    public static PlacedArena Place(IReadOnlyList<List<KernelCall>> programs, int samples)
    {
        var cleared = new HashSet<Buffer>();
        foreach (List<KernelCall> program in programs)
            AddClearing(program, cleared);

        var placed = new List<Placement>();
        List<Life> lives = FindLives(programs, samples > 1);
        long total = 0;
        foreach (Life life in lives.OrderByDescending(life => life.Size).ThenBy(life => life.First))
        {
            life.Length = Layout.RoundUp(life.Size * (life.IsShared ? 1 : samples));
            long offset = 0;
            foreach (Placement other in placed)
            {
                if (!life.Overlaps(other))
                    continue;
                if (other.Offset - offset >= life.Length)
                    break;
                offset = Math.Max(offset, other.End);
            }

            life.Offset = offset;
            total = Math.Max(total, offset + life.Length);
            TooLargeException.Check(total, "the memory of its value and those that are kept beside it", life.Stage);
            var place = new Placement(offset, offset + life.Length, life.First, life.Last);
            int index = placed.BinarySearch(place);
            placed.Insert(index < 0 ? ~index : index, place);
        }

        int last = programs.Sum(program => program.Count) - 1;
        Dictionary<Buffer, (Life Life, PlacedBuffer Placed)> buffers =
            lives.ToDictionary(life => life.Buffer, life => (life, life.Placed(last)));
        Resolve(programs, buffers);
        IEnumerable<Life> ordered = lives.OrderBy(life => life.Offset).ThenBy(life => life.First);
        return new((int)total, [.. ordered.Select(life => buffers[life.Buffer].Placed)]);
    }

    /// <summary>Names places in the arena instead of buffers.</summary>
    private static void Resolve(IReadOnlyList<List<KernelCall>> programs, Dictionary<Buffer, (Life Life, PlacedBuffer Placed)> buffers)
    {
        foreach (List<KernelCall> program in programs)
            for (int i = 0; i < program.Count; i++)
                program[i] = program[i] with { Operands = [.. program[i].Operands.Select(Place)] };

        Operand Place(Operand operand)
        {
            if (operand.Buffer is not { } buffer)
                return operand;
            (Life life, PlacedBuffer placed) = buffers[buffer];
            int step = life.IsShared ? 0 : buffer.SampleStride;
            return new(Space.Arena, null, 0, (int)life.Offset + operand.Offset, step, buffer.IsScratch) { Placed = placed };
        }
    }

    private static bool IsKept(Buffer buffer) => buffer.NeedsZeros && buffer.Layout.Size <= LargestKeptBuffer;

    /// <summary>Clears a buffer before its first use, unless that clears it; later programs go on with what is in it.</summary>
    private static void AddClearing(List<KernelCall> program, HashSet<Buffer> cleared)
    {
        for (int i = 0; i < program.Count; i++)
        {
            foreach (Operand operand in program[i].Operands.ToArray())
            {
                if (operand.Buffer is not { NeedsZeros: true } buffer || IsKept(buffer) || !cleared.Add(buffer)
                    || (program[i].Kernel is ClearKernel clear && operand.Offset == 0 && clear.Length == buffer.Layout.Size))
                    continue;
                Kernel clearing = buffer.NeedsZerosAroundRows
                    ? ClearBorderKernel.Of(buffer.Layout)
                    : new ClearKernel(buffer.Layout.Size);
                program.Insert(i++, new KernelCall(program[i - 1].Stage, clearing, [Operand.In(buffer)]));
            }
        }
    }

    /// <summary>
    /// Neighbors that are called once a sample run in one loop over the samples. What lives within one such loop holds one sample at a time
    /// and shares its memory as in a program for one sample; everything else is alive for whole loops.
    /// </summary>
    private static List<Life> FindLives(IReadOnlyList<List<KernelCall>> programs, bool bySample)
    {
        List<KernelCall> steps = programs.SelectMany(program => program).ToList();
        int[] starts = Starts(programs, bySample);
        int[] ends = new int[steps.Count];
        for (int step = 0; step < steps.Count; step++)
            ends[starts[step]] = step;
        var lives = new Dictionary<Buffer, Life>();
        for (int step = 0; step < steps.Count; step++)
        {
            foreach (Buffer buffer in steps[step].Operands.Select(operand => operand.Buffer).OfType<Buffer>())
            {
                if (!lives.TryGetValue(buffer, out Life life))
                    lives.Add(buffer, life = new Life(buffer, steps[step].Stage, step));
                life.Last = step;
            }
        }

        foreach (Life life in lives.Values)
        {
            bool inLoop = bySample && starts[life.First] == starts[life.Last]
                && steps[life.First].Kernel.Granularity == Granularity.Sample && steps[life.Last].Kernel.Granularity == Granularity.Sample;
            life.IsShared |= inLoop;
            if (!inLoop)
                (life.First, life.Last) = (starts[life.First], ends[starts[life.Last]]);
            if (IsKept(life.Buffer))
                (life.First, life.Last) = (0, int.MaxValue);
        }

        return lives.Values.ToList();
    }

    /// <summary>The first step of the loop in which each step runs; a step outside of loops is one of its own.</summary>
    private static int[] Starts(IReadOnlyList<List<KernelCall>> programs, bool bySample)
    {
        var starts = new List<int>();
        foreach (List<KernelCall> program in programs)
        {
            for (int i = 0; i < program.Count; i++)
            {
                bool joins = bySample && i > 0 && program[i - 1].Kernel.Granularity == Granularity.Sample
                    && program[i].Kernel.Granularity != Granularity.MicroBatch;
                starts.Add(joins ? starts[^1] : starts.Count);
            }
        }

        return starts.ToArray();
    }

    /// <summary>Where a buffer lies, and from which step to which.</summary>
    private readonly record struct Placement(long Offset, long End, int First, int Last) : IComparable<Placement>
    {
        public int CompareTo(Placement other) => Offset.CompareTo(other.Offset);
    }

    /// <summary>What is found out about a buffer: from which call to which something is in it, and then where it lies.</summary>
    private sealed class Life(Buffer buffer, string stage, int first)
    {
        public Buffer Buffer { get; } = buffer;

        public string Stage { get; } = stage;

        /// <summary>Floats of a sample.</summary>
        public long Size { get; } = buffer.Layout.Size;

        /// <summary>Whether all samples share it, be it because it lives within one loop over them.</summary>
        public bool IsShared { get; set; } = buffer.IsShared;

        public int First { get; set; } = first;

        public int Last { get; set; } = first;

        public long Offset { get; set; }

        /// <summary>Floats of all samples.</summary>
        public long Length { get; set; }

        public bool Overlaps(Placement other) => First <= other.Last && other.First <= Last;

        /// <summary>The buffer in a finished plan.</summary>
        /// <param name="last">The last call of all.</param>
        public PlacedBuffer Placed(int last) => new(Buffer.Name, Buffer.Layout, (int)Offset, (int)Length, First, Math.Min(Last, last));
    }
}
