using Unroll.Generator.Parsing;
using Unroll.Generator.Problems;

namespace Unroll.Generator.Graph.Binding;

/// <summary>Stages of a block that nothing reads, although its value is that of its last stage alone.</summary>
internal static class UnreadInBlock
{
    /// <summary>Reports them.</summary>
    /// <param name="state">The graph.</param>
    /// <param name="scope">The block, whose last stage counts as read.</param>
    /// <param name="user">The stage that uses it; empty in a block by itself.</param>
    public static void Check(GraphBuilder state, StageScope scope, string user)
    {
        BlockSpec block = scope.Block!;
        for (int position = 0; position < block.Stages.Count; position++)
        {
            if (scope.Find(block.Stages[position].Name) is not { IsRead: false, IsAuxiliary: false } unread || unread == scope.Last)
                continue;
            if (unread.Result.Node >= 0 || state.IsOpen)
                state.Report(scope.ProblemAt(
                    Ids.UnreadInBlock, new Place(position), [user.Length > 0 ? user : block.Name, unread.Name, block.Name]));
        }
    }
}
