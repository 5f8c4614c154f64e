namespace Unroll.Exchange.Import.Importers;

/// <summary>InstanceNorm.</summary>
internal sealed class InstanceNormalizationImporter() : SampleNormImporter("InstanceNorm")
{
    protected override ImportedValue ValueOf(NodeContext context) => context.Value(0) is { Rank: > 2 } value && value.Extents[0] == 1
        ? context.WithChannels(value, 1)
        : throw context.Unsupported("InstanceNormalization of [N, channels, height, width]");
}
