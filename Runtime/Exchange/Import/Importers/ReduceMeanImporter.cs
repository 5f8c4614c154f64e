namespace Unroll.Exchange.Import.Importers;

/// <summary>GlobalAvgPool, where rows and columns are what the mean is taken over.</summary>
internal sealed class ReduceMeanImporter : NodeImporter
{
    public override ImportedValue Import(NodeContext context)
    {
        ImportedValue value = context.Value(0);
        long[]? axes = context.Node.HasInput(1) ? context.Constant(1).ToIntegers() : context.Node.Integers("axes");
        int[] spatial = value.Order switch
        {
            ElementOrder.Planes => [2, 3],
            ElementOrder.Rows => [1, 2],
            _ => [],
        };
        if (axes is null || spatial.Length == 0 || value.Operation.IsVector
            || !axes.Select(axis => ModelNode.Axis(axis, 4)).Order().SequenceEqual(spatial))
            throw context.Unsupported("ReduceMean over height and width");
        bool keeps = context.Node.Integer("keepdims", 1) != 0;
        return GlobalAveragePoolImporter.Add(context, value.Operation, keeps ? value.Order : ElementOrder.Vector);
    }
}
