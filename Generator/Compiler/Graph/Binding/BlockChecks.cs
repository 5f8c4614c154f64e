using Unroll.Generator.Parsing;
using Unroll.Generator.Problems;

namespace Unroll.Generator.Graph.Binding;

/// <summary>
/// What is wrong with a block wherever it is used: what can be told while neither its input nor its numbers are known. It is reported once,
/// at the block, and the stages that use it say nothing.
/// </summary>
internal static class BlockChecks
{
    /// <summary>The problems of a block that is declared here, as its class is analyzed.</summary>
    /// <param name="spec">The block as a network without stages of its own, whose last block it is.</param>
    /// <param name="cancellation">Ends the checks, by an exception, once their result is no longer wanted.</param>
    public static IReadOnlyList<Problem> Check(NetworkSpec spec, CancellationToken cancellation)
    {
        int block = spec.Blocks.Count - 1;
        return [.. Circles(spec, spec.Blocks[block]), .. Check(new GraphBuilder(spec, cancellation), block)];
    }

    /// <summary>Whether a block, or one that it uses, is wrong wherever it is used, and the class is here to report it.</summary>
    public static bool IsWrong(GraphBuilder state, int block)
    {
        if (state.WrongBlocks.TryGetValue(block, out bool known))
            return known;
        BlockSpec spec = state.Spec.Blocks[block];
        bool isWrong = spec is { IsForeign: false, IsDeclared: true, IsTooDeep: false }
            && (spec.Cycle is not null || Check(state, block).Count > 0 || Used(spec).Any(use => IsWrong(state, use.Block)));
        state.WrongBlocks[block] = isWrong;
        return isWrong;
    }

    private static IReadOnlyList<Problem> Check(GraphBuilder user, int block)
    {
        BlockSpec spec = user.Spec.Blocks[block];
        if (spec.Stages.Count == 0)
            return spec.IsForeign ? [] : [new Problem(Ids.EmptyBlock, Place.Class, spec.Name)];
        GraphBuilder state = new(user.Spec, user.Cancellation) { IsOpen = true, WrongBlocks = user.WrongBlocks };
        StageScope scope = StageScope.OfOpenBlock(spec, new StageBuilder("", -1, 0, null));
        NetworkBinder.BuildStages(state, scope);
        if (state.Problems.Count == 0 && !state.HasWrongBlock)
            UnreadInBlock.Check(state, scope, "");
        return [.. state.Problems.Where(problem => problem.Id is not (Ids.NestedTooDeeply or Ids.TooManyStages))
            .GroupBy(problem => (problem.Id, problem.Place)).Select(group => group.First())];
    }

    // A circle of blocks is told in one of them: the one whose name comes first.
    private static IEnumerable<Problem> Circles(NetworkSpec spec, BlockSpec block)
    {
        const string Arrow = " -> ";
        foreach ((Place place, int used) in Used(block))
            if (CircleFrom(spec, used, block.Name + Arrow, []) is { } circle
                && circle.Split([Arrow], StringSplitOptions.None).OrderBy(name => name, StringComparer.Ordinal).First() == block.Name)
                yield return new Problem(Ids.BlockInItself, place, block.Stages[place.Stage].Name, block.Name, circle);
    }

    private static string? CircleFrom(NetworkSpec spec, int block, string start, HashSet<int> seen)
    {
        BlockSpec from = spec.Blocks[block];
        if (from.Cycle is { } circle)
            return circle.StartsWith(start, StringComparison.Ordinal) ? circle : null;
        return seen.Add(block)
            ? Used(from).Select(use => CircleFrom(spec, use.Block, start, seen)).FirstOrDefault(found => found is not null)
            : null;
    }

    private static IEnumerable<(Place Place, int Block)> Used(BlockSpec block)
    {
        for (int stage = 0; stage < block.Stages.Count; stage++)
            for (int operation = 0; operation < block.Stages[stage].Operations.Count; operation++)
                if (block.Stages[stage].Operations[operation].Block is { } used)
                    yield return (new Place(stage, operation), used);
    }
}
