namespace Unroll.Exchange.Import.Importers;

/// <summary>Concat along the channels, to which the extent is brought where it is another. Zeros before and behind are
/// PadChannels.</summary>
internal sealed class ConcatImporter : NodeImporter
{
    public override ImportedValue Import(NodeContext context)
    {
        int[] all = [.. Enumerable.Range(0, context.Node.Inputs.Count)];
        int[] before = [.. all.TakeWhile(context.IsConstant)];
        int[] behind = [.. all.Skip(before.Length).Reverse().TakeWhile(context.IsConstant)];
        ImportedValue value = Join(context, [.. all.Except([.. before, .. behind]).Select(context.Value)]);
        int axis = context.Node.Axis("axis", 1, value.Rank);
        return ChannelPadding.Add(context, value, axis, before.Sum(Zeros), behind.Sum(Zeros));

        int Zeros(int index)
        {
            ModelTensor constant = context.Constant(index);
            return constant.Extents.Length == value.Rank && constant.ToFloats().All(number => number == 0)
                && Enumerable.Range(0, value.Rank).All(at => at == axis || constant.Extents[at] == value.Extents[at])
                ? constant.Extents[axis]
                : throw context.Unsupported("Concat of values that are computed, and of zeros before or behind them");
        }
    }

    private static ImportedValue Join(NodeContext context, ImportedValue[] values)
    {
        if (values.Length == 0)
            throw context.Unsupported("Concat of at least one value that is computed");
        ImportedValue first = values[0];
        int axis = context.Node.Axis("axis", 1, first.Rank);
        bool fits = axis >= 0 && axis < first.Rank && values.All(value => value.Rank == first.Rank
            && Enumerable.Range(0, first.Rank).All(at => at == axis || value.Extents[at] == first.Extents[at]));
        if (!fits)
            throw context.Unsupported("Concat of computed values whose extents but for the axis are equal");
        if (values.Length == 1)
            return first;

        // What lies inside the axis comes with it; what lies outside are the pixels, if they are alike in all of the values.
        int[] pixels = Pixels(first, axis), channels = [axis, .. Enumerable.Range(0, first.Rank).Except([.. pixels, axis])];
        values[0] = WithChannels(context, values[0], pixels, channels, null);
        values = [values[0], .. values.Skip(1).Select(value => WithChannels(context, value, pixels, channels, values[0].Shape))];
        int width = values[0].Shape.Width, height = values[0].Shape.Height, sum = values.Sum(value => value.Shape.Channels);
        var operation = new DeclaredOperation(
            "Concat", OperationPlace.Naming, new ValueShape(height, width, sum), [.. values.Select(value => value.Operation)]);
        int[] extents = [.. first.Extents];
        extents[axis] = values.Sum(value => value.Extents[axis]);
        return context.Add(operation, Ordered(extents, pixels, channels));
    }

    /// <summary>The extents that are rows and columns of the first value where the axis is its channels, and otherwise those before the
    /// axis.</summary>
    private static int[] Pixels(ImportedValue value, int axis)
    {
        int[] before = [.. value.Order.AxesOfValue().TakeWhile(at => at != axis)];
        bool isOutermost = value.Order.Runs(value.Order.AxesOfValue().SkipWhile(at => at != axis)) is [var run]
            && run == (value.Shape.Channels, 1);
        return isOutermost ? before : [.. Enumerable.Range(0, axis)];
    }

    /// <summary>A value with extents as its channels, and the rows and columns of the first one.</summary>
    private static ImportedValue WithChannels(NodeContext context, ImportedValue value, int[] pixels, int[] channels, ValueShape? first)
    {
        int count = channels.Aggregate(1, (product, at) => product * value.Extents[at]), outside = value.Shape.Length / count;
        int width = pixels.Length > 0 ? value.Extents[pixels[^1]] : 1;
        bool keeps = value.Shape.Channels == count && value.Order.Runs([.. pixels, .. channels]).Count <= 1;
        ValueShape shape = first is { } like ? like with { Channels = count }
            : keeps ? value.Shape : new ValueShape(outside / width, width, count);
        return context.Arranged(value, [.. pixels, .. channels], shape, isVector: outside == 1);
    }

    private static ElementOrder Ordered(int[] extents, int[] pixels, int[] channels)
    {
        int[] order = [.. Enumerable.Range(0, extents.Length).Except([.. pixels, .. channels]), .. pixels, .. channels];
        int[] back = new int[order.Length];
        for (int i = 0; i < order.Length; i++)
            back[order[i]] = i;
        return ElementOrder.RowMajor([.. order.Select(axis => extents[axis])]).Transpose(back);
    }
}
