namespace Unroll.Exchange.Import.Importers;

/// <summary>PadChannels: channels of zeros around those of a value.</summary>
internal static class ChannelPadding
{
    /// <summary>Adds it along an extent, to which the channels are brought; a value without zeros is the value itself.</summary>
    /// <exception cref="UnsupportedNodeException">Fewer channels would be left than there are.</exception>
    public static ImportedValue Add(NodeContext context, ImportedValue value, int axis, int before, int after)
    {
        if (before < 0 || after < 0)
            throw context.Unsupported($"{context.Node.Operator} that takes no channels away");
        if (before == 0 && after == 0)
            return value;
        value = context.WithChannels(value, axis);
        int channels = value.Shape.Channels;
        ValueShape shape = value.Shape with { Channels = before + channels + after };
        var operation = new DeclaredOperation("PadChannels", OperationPlace.Behind, shape, value.Operation) { Arguments = [$"{after}"] };
        if (before > 0)
            operation.Arguments.Add($"Before = {before}");
        return context.Add(operation, value.Order.WithChannels(axis, channels, shape.Channels));
    }
}
