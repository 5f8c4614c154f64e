using Unroll.Exchange.Import.Interpreter.Functions;

namespace Unroll.Exchange.Import;

/// <summary>What a Slice takes along one extent.</summary>
/// <param name="Axis">The extent.</param>
/// <param name="From">The first element.</param>
/// <param name="To">The one behind the last.</param>
/// <param name="Step">The step from element to element.</param>
internal sealed record ModelSlice(int Axis, int From, int To, long Step)
{
    /// <summary>Reads a node; null where its numbers are none of such a tensor.</summary>
    /// <param name="context">The node.</param>
    /// <param name="extents">The extents of what it reads.</param>
    public static ModelSlice[]? Of(NodeContext context, int[] extents)
    {
        long[]? starts = context.Integers("starts", 1), ends = context.Integers("ends", 2);
        if (starts is null || ends is null)
            return null;
        long[] axes = context.Integers("axes", 3) ?? [.. Enumerable.Range(0, starts.Length).Select(axis => (long)axis)];
        long[] steps = context.Integers("steps", 4) ?? [.. starts.Select(_ => 1L)];
        int[] places = [.. axes.Select(axis => ModelNode.Axis(axis, extents.Length))];
        if (starts.Length != axes.Length || ends.Length != axes.Length || steps.Length != axes.Length
            || places.Any(place => place < 0 || place >= extents.Length) || places.Distinct().Count() < places.Length)
            return null;
        return
        [
            .. places.Select((place, i) =>
            {
                (int from, int to) = SliceFunction.Bounds(starts[i], ends[i], extents[place]);
                return new ModelSlice(place, from, to, steps[i]);
            }),
        ];
    }
}
