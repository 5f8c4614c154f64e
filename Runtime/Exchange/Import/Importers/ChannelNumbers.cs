namespace Unroll.Exchange.Import.Importers;

/// <summary>Constants that are broadcast along all but the channels.</summary>
internal static class ChannelNumbers
{
    /// <summary>The number of each channel.</summary>
    /// <exception cref="UnsupportedNodeException">The constant has other numbers than one, or one for each channel.</exception>
    public static float[] Of(NodeContext context, ImportedValue value, ModelTensor constant)
    {
        float[] numbers = constant.ToFloats();
        int rank = value.Extents.Length, channels = value.Shape.Channels;
        if (numbers.Length == 1 && constant.Extents.Length <= rank)
            return [.. Enumerable.Repeat(numbers[0], channels)];
        int axis = value.ChannelAxis - (rank - constant.Extents.Length);
        return !value.IsFlattened && axis >= 0 && numbers.Length == channels && constant.Extents[axis] == channels
            ? numbers
            : throw context.Unsupported($"{context.Node.Operator} of a constant that is a single number or one for each channel");
    }
}
