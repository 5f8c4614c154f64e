namespace Unroll.Exchange.Import.Importers;

/// <summary>Slice: channels that follow one another.</summary>
internal static class ChannelPart
{
    /// <summary>Adds it along an extent, to which the channels are brought; all channels are the value itself.</summary>
    public static ImportedValue Add(NodeContext context, ImportedValue value, int axis, int start, int count)
    {
        if (count == value.Extents[axis])
            return value;
        if (count < 1)
            throw context.Unsupported($"{context.Node.Operator} with at least one element in each part");
        value = context.WithChannels(value, axis);
        int channels = value.Shape.Channels;
        var operation = new DeclaredOperation("Slice", OperationPlace.Behind, value.Shape with { Channels = count }, value.Operation)
        {
            Arguments = [$"{start}", $"{count}"],
        };
        return context.Add(operation, value.Order.WithChannels(axis, channels, count));
    }
}
