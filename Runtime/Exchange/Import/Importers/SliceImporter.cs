namespace Unroll.Exchange.Import.Importers;

/// <summary>
/// Crop of rows and columns, Slice of another extent. Every other row and column, or one of several, is a MaxPool of single pixels.
/// </summary>
internal sealed class SliceImporter : NodeImporter
{
    public override ImportedValue Import(NodeContext context)
    {
        int[] extents = context.Value(0).Extents;
        ModelSlice[] slices = ModelSlice.Of(context, extents)
            ?? throw context.Unsupported(
                $"Slice with starts, ends and steps for each of its axes, some of the {extents.Length} that there are");
        return SpatialSlice.Import(context, slices) ?? OfExtents(context, slices);
    }

    private static ImportedValue OfExtents(NodeContext context, ModelSlice[] slices)
    {
        ImportedValue value = context.Value(0);
        var strides = new Dictionary<int, int>();
        foreach ((int axis, int from, int to, long step) in slices)
        {
            int extent = value.Extents[axis];
            if (step == 1)
                value = ChannelPart.Add(context, value, axis, from, to - from);
            else if (from > 0 || to < extent || step < 1)
                throw context.Unsupported("Slice forwards in steps of 1, or of rows and columns in other steps from the first on");
            else
                strides.Add(axis, (int)Math.Min(step, extent));
        }

        return strides.Count == 0 ? value : EveryOther(context, value, strides);
    }

    private static ImportedValue EveryOther(NodeContext context, ImportedValue value, Dictionary<int, int> strides)
    {
        if (ImageValue.Of(context, value) is not { } image || strides.Keys.Any(axis => image.SideOf(axis) is null))
            throw context.Unsupported("Slice in steps of more than 1 along rows and columns");
        int rows = strides.GetValueOrDefault(image.Rows, 1), columns = strides.GetValueOrDefault(image.Columns, 1);
        var shape = new ValueShape(
            (image.Shape.Height + rows - 1) / rows, (image.Shape.Width + columns - 1) / columns, image.Shape.Channels);
        var operation = new DeclaredOperation("MaxPool", OperationPlace.First, shape, image.Operation) { Arguments = ["1"] };
        operation.Arguments.AddRange(rows == columns ? [$"Stride = {rows}"] : [$"StrideY = {rows}", $"StrideX = {columns}"]);
        return image.Add(context, operation);
    }
}
