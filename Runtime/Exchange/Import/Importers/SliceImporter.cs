using Unroll.Exchange.Import.Interpreter.Functions;

namespace Unroll.Exchange.Import.Importers;

/// <summary>
/// Crop of rows and columns, Slice of another extent. Every other row and column, or one of several, is a MaxPool of single pixels.
/// </summary>
internal sealed class SliceImporter : NodeImporter
{
    public override ImportedValue Import(NodeContext context) => SpatialSlice.Import(context) ?? OfExtents(context);

    private static ImportedValue OfExtents(NodeContext context)
    {
        ImportedValue value = context.Value(0);
        long[] starts = context.Integers("starts", 1) ?? [], ends = context.Integers("ends", 2) ?? [];
        long[] axes = context.Integers("axes", 3) ?? [.. Enumerable.Range(0, starts.Length).Select(axis => (long)axis)];
        long[] steps = context.Integers("steps", 4) ?? [.. starts.Select(_ => 1L)];
        var strides = new Dictionary<int, int>();
        for (int i = 0; i < axes.Length; i++)
        {
            int axis = ModelNode.Axis(axes[i], value.Rank), extent = value.Extents[axis];
            (int from, int to) = SliceFunction.Bounds(starts[i], ends[i], extent);
            if (steps[i] == 1)
                value = ChannelPart.Add(context, value, axis, from, to - from);
            else if (from > 0 || to < extent || steps[i] < 1)
                throw context.Unsupported("Slice forwards in steps of 1, or of rows and columns in other steps from the first on");
            else
                strides.Add(axis, (int)Math.Min(steps[i], extent));
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
