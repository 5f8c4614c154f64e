using Unroll.Exchange.Import.Interpreter;

namespace Unroll.Exchange.Import;

/// <summary>Inputs of a model as inputs of a network.</summary>
internal static class InputReading
{
    /// <summary>What an input should be instead; null where it can be read.</summary>
    public static string? Wrong(ModelValue input, bool hasBatch)
    {
        if (!ElementTypes.IsComputed(input.ElementType))
            return "floats of 32 or 16 bits";
        long?[]? sample = input.Extents is null ? null : [.. input.Extents.Skip(hasBatch ? 1 : 0)];
        if (sample is null || sample.Length == 0 || (hasBatch && (sample.Length > 3 || input.Extents![0] is < 1 or > int.MaxValue))
            || sample.Any(extent => extent is null or < 1))
        {
            return "[N, channels, height, width], [N, height, width, channels], [N, channels, length] or [N, length], "
                + "where only N may be open; other open extents can be given (--input, InputShapes)";
        }

        return sample.Aggregate(1.0, (product, extent) => product * extent!.Value) > Tensor.MostNumbers
            ? $"at most {Tensor.MostNumbers} numbers"
            : null;
    }

    /// <summary>An input of one sample: its last extent are columns, those before rows, and one of them channels, the first or the
    /// last.</summary>
    public static ImportedValue Read(ModelValue input, OnnxLayout layout, bool hasBatch)
    {
        int[] sample = [.. input.Extents!.Skip(hasBatch ? 1 : 0).Select(extent => (int)extent!.Value)];
        int rank = sample.Length;
        bool isVector = rank == 1, isFirst = layout == OnnxLayout.ChannelsFirst;
        int[] axes = isFirst ? [.. Enumerable.Range(1, rank - 1), 0] : [.. Enumerable.Range(0, rank)];
        int[] extents = [.. axes.Select(axis => sample[axis])];
        int channels = extents[^1], width = rank > 1 ? extents[^2] : 1;
        var shape = new ValueShape(extents.Aggregate(1, (product, extent) => product * extent) / channels / width, width, channels);
        var operation = new DeclaredOperation("Input", OperationPlace.Alone, shape)
        {
            IsVector = isVector,
            Arguments = isVector ? [$"{shape.Channels}"] : [$"{shape.Height}", $"{shape.Width}", $"{shape.Channels}"],
        };

        int[] back = new int[rank];
        for (int i = 0; i < rank; i++)
            back[axes[i]] = i;
        ElementOrder order = ElementOrder.RowMajor(extents).Transpose(back);
        return new ImportedValue(operation, hasBatch ? order.Reshape([1, .. order.Extents])! : order);
    }
}
