namespace Unroll.Exchange.Import.Importers;

/// <summary>Slice of rows and columns: Crop.</summary>
internal static class SpatialSlice
{
    /// <summary>The value of a Slice; null where it takes others than whole runs of rows and columns.</summary>
    public static ImportedValue? Import(NodeContext context)
    {
        ImportedValue value = context.Value(0);
        long[]? starts = Integers("starts", 1), ends = Integers("ends", 2), steps = Integers("steps", 4);
        if (starts is null || ends is null || starts.Length != ends.Length || steps?.Any(step => step != 1) == true)
            return null;
        long[] axes = Integers("axes", 3) ?? [.. Enumerable.Range(0, starts.Length).Select(axis => (long)axis)];
        if (axes.Length != starts.Length || ImageValue.Of(context) is not { } image)
            return null;
        int[] cut = new int[4];
        for (int i = 0; i < axes.Length; i++)
        {
            int axis = ModelNode.Axis(axes[i], value.Rank);
            if (axis < 0 || axis >= value.Rank)
                return null;
            int extent = value.Extents[axis], first = At(starts[i], extent), end = At(ends[i], extent);
            if (end <= first || (image.SideOf(axis) is null && end - first != extent))
                return null;
            if (image.SideOf(axis) is { } side)
                (cut[side], cut[side + 1]) = (first, extent - end);
        }

        return cut.All(side => side == 0) ? value : image.Crop(context, cut);

        long[]? Integers(string attribute, int index) =>
            context.Node.HasInput(index) ? context.Constant(index).ToIntegers() : context.Node.Integers(attribute);

        int At(long index, int extent) => (int)Math.Clamp(index < 0 ? Math.Max(index, -extent) + extent : index, 0, extent);
    }
}
