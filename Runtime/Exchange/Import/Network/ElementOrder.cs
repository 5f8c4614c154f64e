namespace Unroll.Exchange.Import;

/// <summary>
/// How a tensor of the model reads the elements of a declared value, which stand by rows, columns and channels. Each extent of the tensor
/// is a product of factors with a stride each: how far apart neighbors are in the value. So transpositions and reshapes change the order,
/// and no element moves.
/// </summary>
internal sealed class ElementOrder
{
    private readonly (int Extent, int Stride)[][] _axes;

    private ElementOrder(IEnumerable<IEnumerable<(int Extent, int Stride)>> axes)
    {
        _axes = [.. axes.Select(factors => Merged(factors).ToArray())];
        Extents = [.. _axes.Select(factors => factors.Aggregate(1, (product, factor) => product * factor.Extent))];
    }

    /// <summary>The extents of the tensor; not to be changed.</summary>
    public int[] Extents { get; }

    public int Rank => _axes.Length;

    /// <summary>Whether the elements of the tensor stand as those of the value.</summary>
    public bool IsRowMajor => Runs(Enumerable.Range(0, Rank)).Count <= 1;

    /// <summary>[1, channels, height, width].</summary>
    public static ElementOrder Planes(ValueShape shape) => Rows(shape).Transpose([0, 3, 1, 2]);

    /// <summary>[1, height, width, channels].</summary>
    public static ElementOrder Rows(ValueShape shape) => RowMajor([1, shape.Height, shape.Width, shape.Channels]);

    /// <summary>[1, length].</summary>
    public static ElementOrder Vector(ValueShape shape) => RowMajor([1, shape.Length]);

    /// <summary>The elements as they stand in the value, under some extents.</summary>
    public static ElementOrder RowMajor(int[] extents)
    {
        var axes = new (int, int)[extents.Length][];
        for (int axis = extents.Length - 1, stride = 1; axis >= 0; stride *= extents[axis--])
            axes[axis] = [(extents[axis], stride)];
        return new ElementOrder(axes);
    }

    /// <summary>The extents in another order.</summary>
    public ElementOrder Transpose(IReadOnlyList<int> axes) => new(axes.Select(axis => _axes[axis]));

    /// <summary>One extent for each factor.</summary>
    public ElementOrder Split() => new(_axes.SelectMany(factors => factors.Select(factor => new[] { factor })));

    /// <summary>Other extents, the elements of the tensor in the same order; null where a factor would have to be cut unevenly.</summary>
    public ElementOrder? Reshape(IReadOnlyList<int> extents)
    {
        Stack<(int Extent, int Stride)> left = new(_axes.SelectMany(factors => factors).Reverse());
        List<List<(int, int)>> axes = [];
        foreach (int extent in extents)
        {
            List<(int, int)> factors = [];
            for (int missing = extent; missing > 1;)
            {
                if (!left.TryPop(out (int Extent, int Stride) next))
                    return null;
                if (missing % next.Extent == 0)
                {
                    factors.Add(next);
                    missing /= next.Extent;
                }
                else if (next.Extent % missing == 0)
                {
                    int inner = next.Extent / missing;
                    factors.Add((missing, next.Stride * inner));
                    left.Push((inner, next.Stride));
                    missing = 1;
                }
                else
                    return null;
            }

            axes.Add(factors);
        }

        return left.Count == 0 ? new ElementOrder(axes) : null;
    }

    /// <summary>The order of a value with another number of channels, which are one of the extents.</summary>
    public ElementOrder WithChannels(int axis, int from, int to) => new(_axes.Select((factors, at) =>
        at == axis ? [(to, 1)] : factors.Select(factor => (factor.Extent, factor.Stride / from * to))));

    /// <summary>The factors of some extents, one inside the other, as few as can be: those whose elements follow one another are
    /// one.</summary>
    public List<(int Extent, int Stride)> Runs(IEnumerable<int> axes) => Merged(axes.SelectMany(axis => _axes[axis]));

    /// <summary>All extents above 1 in the order in which the value has them, outermost first.</summary>
    public int[] AxesOfValue() =>
    [
        .. Enumerable.Range(0, Rank).Where(axis => Extents[axis] > 1)
            .OrderByDescending(axis => _axes[axis].Max(factor => factor.Stride)),
    ];

    /// <summary>Where each element of the tensor stands in the value.</summary>
    public int[] Places()
    {
        (int Extent, int Stride)[] factors = [.. Runs(Enumerable.Range(0, Rank))];
        int[] places = new int[Extents.Aggregate(1, (product, extent) => product * extent)], at = new int[factors.Length];
        for (int i = 0; i < places.Length; i++)
        {
            for (int factor = 0; factor < factors.Length; factor++)
                places[i] += at[factor] * factors[factor].Stride;
            for (int factor = factors.Length - 1; factor >= 0 && ++at[factor] == factors[factor].Extent; factor--)
                at[factor] = 0;
        }

        return places;
    }

    public bool IsEqualTo(ElementOrder other) =>
        Rank == other.Rank && _axes.Zip(other._axes).All(pair => pair.First.SequenceEqual(pair.Second));

    private static List<(int Extent, int Stride)> Merged(IEnumerable<(int Extent, int Stride)> factors)
    {
        List<(int Extent, int Stride)> merged = [];
        foreach ((int extent, int stride) in factors.Where(factor => factor.Extent > 1))
        {
            if (merged.Count > 0 && merged[^1].Stride == stride * extent)
                merged[^1] = (merged[^1].Extent * extent, stride);
            else
                merged.Add((extent, stride));
        }

        return merged;
    }
}
