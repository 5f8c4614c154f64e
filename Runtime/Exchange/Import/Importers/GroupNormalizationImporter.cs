namespace Unroll.Exchange.Import.Importers;

/// <summary>
/// GroupNorm. Before opset 21 all channels of a group have one scale and one shift. Where it was written with Reshape, the extents between
/// which it was reshaped are the inputs 3 and 4.
/// </summary>
internal sealed class GroupNormalizationImporter() : SampleNormImporter("GroupNorm")
{
    private const int FirstOfChannels = 21;

    protected override ImportedValue ValueOf(NodeContext context)
    {
        ImportedValue value = context.Value(0);
        long groups = context.Node.Integer("num_groups", 0);
        if (value.Rank < 2 || value.Extents[0] != 1 || groups < 1 || value.Extents[1] % groups != 0)
            throw context.Unsupported("GroupNormalization of [N, channels, ...], of groups that divide the channels");
        if (context.Node.HasInput(3) && !(Splits(context, groups) && Restores(context, value.Extents)))
            throw context.Unsupported("Reshape to [N, groups, -1], InstanceNormalization, and Reshape back to [N, channels, ...]");
        return context.WithChannels(value, 1);
    }

    protected override IEnumerable<string> Arguments(NodeContext context) => [$"{context.Node.Integer("num_groups", 0)}"];

    protected override int ChannelsOfNumber(NodeContext context, int channels) =>
        context.Node.Opset < FirstOfChannels ? channels / (int)context.Node.Integer("num_groups", 1) : 1;

    /// <summary>Whether the first extents make a row of each group.</summary>
    private static bool Splits(NodeContext context, long groups) =>
        context.Constant(3).ToIntegers() is [var samples, var second, _, ..] && IsBatch(context, samples) && second == groups;

    /// <summary>Whether the last extents are those of a value; one of them may be left to be computed.</summary>
    private static bool Restores(NodeContext context, int[] value)
    {
        long[] given = context.Constant(4).ToIntegers();
        return given.Length == value.Length && IsBatch(context, given[0])
            && given.Skip(1).Zip(value.Skip(1)).All(pair => pair.First == pair.Second || pair.First == -1);
    }

    private static bool IsBatch(NodeContext context, long extent) => extent is 0 or 1 or -1 || extent == context.SamplesAtOnce;
}
