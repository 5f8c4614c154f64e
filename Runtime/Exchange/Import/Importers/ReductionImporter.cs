namespace Unroll.Exchange.Import.Importers;

/// <summary>A reduction of all but one extent: a pooling of all pixels.</summary>
internal abstract class ReductionImporter(string attribute) : NodeImporter
{
    public sealed override ImportedValue Import(NodeContext context)
    {
        ImportedValue value = context.Value(0);
        long[]? axes = context.Node.HasInput(1) ? context.Constant(1).ToIntegers() : context.Node.Integers("axes");
        int[] over = axes is null ? [.. Enumerable.Range(0, value.Rank)] : [.. axes.Select(axis => ModelNode.Axis(axis, value.Rank))];
        int[] kept = [.. Enumerable.Range(0, value.Rank).Where(axis => value.Extents[axis] > 1 && !over.Contains(axis))];
        if (kept.Length > 1 || over.Any(axis => axis < 0 || axis >= value.Rank))
            throw context.Unsupported($"{context.Node.Operator} over height and width");
        context.ThrowIfOverSamples(over);
        bool keeps = context.Node.Integer("keepdims", 1) != 0;
        int[] extents = [.. value.Extents.Select((extent, axis) => over.Contains(axis) ? 1 : extent)];
        int[] left = keeps ? extents : [.. extents.Where((_, axis) => !over.Contains(axis))];
        return GlobalPoolImporter.Add(context, attribute, context.WithChannels(value, kept), left);
    }
}
