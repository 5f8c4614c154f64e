namespace Unroll.Exchange.Import.Importers;

/// <summary>Constants that are broadcast along all but the channels.</summary>
internal static class ChannelNumbers
{
    /// <summary>The value whose channels the numbers belong to, and the number of each.</summary>
    /// <exception cref="UnsupportedNodeException">The constant has other numbers than one, or one for each channel.</exception>
    public static (ImportedValue Value, float[] Numbers) Of(NodeContext context, ImportedValue value, ModelTensor constant)
    {
        float[] numbers = constant.ToFloats();
        int skipped = value.Rank - constant.Extents.Length;
        if (numbers.Length == 1 && skipped >= 0)
            return (value, [.. Enumerable.Repeat(numbers[0], value.Shape.Channels)]);
        int[] axes = [.. Enumerable.Range(0, constant.Extents.Length).Where(axis => constant.Extents[axis] > 1)];
        if (skipped < 0 || axes.Any(axis => value.Extents[axis + skipped] != constant.Extents[axis]))
            throw context.Unsupported($"{context.Node.Operator} of a constant that is a single number or one for each channel");

        value = context.WithChannels(value, [.. axes.Select(axis => axis + skipped)]);
        return (value, numbers);
    }
}
