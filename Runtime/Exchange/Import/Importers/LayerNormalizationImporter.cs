namespace Unroll.Exchange.Import.Importers;

/// <summary>LayerNorm, whose channels are an axis and all behind it.</summary>
internal sealed class LayerNormalizationImporter() : SampleNormImporter("LayerNorm")
{
    protected override ImportedValue ValueOf(NodeContext context)
    {
        ImportedValue value = context.Value(0);
        int axis = context.Node.Axis("axis", -1, value.Rank);
        return axis > 0 && axis < value.Rank && value.Extents[0] == 1
            ? context.WithChannels(value, [.. Enumerable.Range(axis, value.Rank - axis)])
            : throw context.Unsupported("LayerNormalization of axes behind the first, as the last of [N, height, width, channels]");
    }
}
