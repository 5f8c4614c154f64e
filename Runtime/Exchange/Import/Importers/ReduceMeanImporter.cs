namespace Unroll.Exchange.Import.Importers;

/// <summary>GlobalAvgPool, where all but one extent are what the mean is taken over.</summary>
internal sealed class ReduceMeanImporter : NodeImporter
{
    public override ImportedValue Import(NodeContext context)
    {
        ImportedValue value = context.Value(0);
        long[]? axes = context.Node.HasInput(1) ? context.Constant(1).ToIntegers() : context.Node.Integers("axes");
        int[] over = axes is null ? [.. Enumerable.Range(0, value.Rank)] : [.. axes.Select(axis => ModelNode.Axis(axis, value.Rank))];
        int[] kept = [.. Enumerable.Range(0, value.Rank).Where(axis => value.Extents[axis] > 1 && !over.Contains(axis))];
        if (kept.Length > 1 || over.Any(axis => axis < 0 || axis >= value.Rank))
            throw context.Unsupported("ReduceMean over height and width");
        bool keeps = context.Node.Integer("keepdims", 1) != 0;
        int[] extents = [.. value.Extents.Select((extent, axis) => over.Contains(axis) ? 1 : extent)];
        int[] left = keeps ? extents : [.. extents.Where((_, axis) => !over.Contains(axis))];
        return GlobalAveragePoolImporter.Add(context, context.WithChannels(value, kept), left);
    }
}
