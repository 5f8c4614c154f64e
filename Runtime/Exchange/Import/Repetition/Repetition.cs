namespace Unroll.Exchange.Import;

/// <summary>
/// Makes blocks of sections that are repeated, where fewer attributes are written then. First those that are one whole, as a residual
/// block, the shortest before those that contain them; then parts of a chain, those that save the most.
/// </summary>
internal static class Repetition
{
    // Bounds of the work, far above what models have.
    private const int MostBlocks = 32, MostTried = 64;

    /// <summary>The stages of a network with blocks among them.</summary>
    /// <param name="stages">The stages without blocks.</param>
    /// <param name="graph">The network.</param>
    /// <param name="className">The name of its class, which no block can have.</param>
    /// <returns>The stages, and the blocks, each behind those that it uses.</returns>
    public static (List<DeclaredStage> Stages, List<BlockClass> Blocks) Find(
        List<DeclaredStage> stages, DeclaredGraph graph, string className)
    {
        HashSet<DeclaredOperation> outputs = [.. graph.Outputs.Select(output => output.Value.Operation)];
        HashSet<string> taken = [className];
        var blocks = new List<BlockClass>();
        while (blocks.Count < MostBlocks && Best(stages, outputs) is var (starts, block))
        {
            block.GiveNames(taken);
            stages = WithUses(stages, block, starts);
            blocks.Add(block);
        }

        return (stages, blocks);
    }

    /// <summary>The next block and where it is used; null where none is worth it.</summary>
    private static (int[] Starts, BlockClass Block)? Best(List<DeclaredStage> stages, HashSet<DeclaredOperation> outputs)
    {
        List<Section> sections = SectionSearch.Find(stages, outputs);
        if (sections.Where(section => section.IsWhole).Select(section => section.Length).Order().FirstOrDefault() is > 0 and int shortest
            && Best(sections.Where(section => section.IsWhole && section.Length == shortest), stages) is { } whole)
            return whole;
        return Best(sections, stages);
    }

    /// <summary>The one that saves the most; of several the one with the fewest numbers, and then the first.</summary>
    private static (int[] Starts, BlockClass Block)? Best(IEnumerable<Section> sections, List<DeclaredStage> stages)
    {
        (int[] Starts, BlockClass Block)? best = null;
        int most = int.MinValue;
        IEnumerable<Section> ordered = sections.OrderByDescending(section => section.SavingOf(section.Starts.Count))
            .ThenBy(section => section.Length).ThenBy(section => section.Starts[0]);
        foreach (Section section in ordered.Take(MostTried))
        {
            foreach (int[] starts in UsesOf(section, stages))
            {
                if (BlockClass.Of([.. starts.Select(start => stages.GetRange(start, section.Length))]) is not { } block)
                    continue;
                int saving = section.SavingOf(starts.Length) - block.ConstantCount;
                if (saving > most)
                    (best, most) = ((starts, block), saving);
                break;
            }
        }

        return best;
    }

    /// <summary>All repetitions; then, for where they differ in too much, those that are equal in all.</summary>
    private static IEnumerable<int[]> UsesOf(Section section, List<DeclaredStage> stages)
    {
        yield return [.. section.Starts];
        IEnumerable<int[]> equal = section.Starts
            .GroupBy(start => string.Join("; ", stages.GetRange(start, section.Length)
                .SelectMany(stage => stage.Operations).Select(operation => string.Join(", ", operation.Arguments))))
            .Select(group => group.ToArray()).Where(group => section.IsWorth(group.Length))
            .OrderByDescending(group => group.Length);
        foreach (int[] group in equal)
            yield return group;
    }

    private static List<DeclaredStage> WithUses(List<DeclaredStage> stages, BlockClass block, int[] starts)
    {
        var all = new List<DeclaredStage>();
        int next = 0;
        for (int i = 0; i < starts.Length; i++)
        {
            IReadOnlyList<DeclaredStage> inner = block.Uses[i];
            var use = new DeclaredOperation(
                block.Attribute, OperationPlace.First, inner[^1].Last.Shape, BlockClass.InputOf(inner))
            {
                Arguments = [.. block.NumbersOf(i).Select(number => $"{number}")],
            };
            all.AddRange(stages[next..starts[i]]);
            all.Add(new DeclaredStage { Operations = { use }, Block = new BlockUse(block, inner) });
            next = starts[i] + inner.Count;
        }

        all.AddRange(stages[next..]);
        return all;
    }
}
