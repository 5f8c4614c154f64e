namespace Unroll.Exchange.Import.Importers;

/// <summary>Slice of rows and columns: Crop.</summary>
internal static class SpatialSlice
{
    /// <summary>The value of a Slice; null where it takes others than whole runs of rows and columns.</summary>
    /// <param name="context">The node.</param>
    /// <param name="slices">What it takes.</param>
    public static ImportedValue? Import(NodeContext context, ModelSlice[] slices)
    {
        ImportedValue value = context.Value(0);
        if (slices.Any(slice => slice.Step != 1 || slice.To <= slice.From) || ImageValue.Of(context) is not { } image)
            return null;
        int[] cut = new int[4];
        foreach (ModelSlice slice in slices)
        {
            int extent = value.Extents[slice.Axis];
            if (image.SideOf(slice.Axis) is { } side)
                (cut[side], cut[side + 1]) = (slice.From, extent - slice.To);
            else if (slice.To - slice.From != extent)
                return null;
        }

        return cut.All(side => side == 0) ? value : image.Crop(context, cut);
    }
}
