namespace Unroll;

/// <summary>
/// What the channels of a value are made of: planes that were flattened one behind the other, or elements that mean the same in any library
/// (planes of one pixel).
/// </summary>
internal sealed class FlatOrder : IEquatable<FlatOrder>
{
    private readonly ValueShape[] _parts;

    private FlatOrder(IEnumerable<ValueShape> parts)
    {
        var merged = new List<ValueShape>();
        foreach (ValueShape part in parts)
        {
            // One channel, or one pixel, has no other order.
            bool isPlain = part.Channels == 1 || part.Height * part.Width == 1;
            if (isPlain && merged is [.., { Height: 1, Width: 1 } last])
                merged[^1] = new ValueShape(1, 1, last.Channels + part.Length);
            else
                merged.Add(isPlain ? new ValueShape(1, 1, part.Length) : part);
        }

        _parts = [.. merged];
    }

    /// <summary>Whether both libraries have the same order.</summary>
    public bool IsSame => _parts is [{ Height: 1, Width: 1 }];

    /// <summary>Of a value of planes, or of one that nothing flattened.</summary>
    public static FlatOrder Of(ValueShape shape) => new([shape]);

    /// <summary>Of vectors behind each other.</summary>
    public static FlatOrder Of(IEnumerable<FlatOrder> vectors) => new(vectors.SelectMany(vector => vector._parts));

    /// <summary>For each of our elements the place where PyTorch has it, which counts channels first; null for the same.</summary>
    public int[]? ChannelsFirst()
    {
        if (IsSame)
            return null;
        int[] places = new int[_parts.Sum(part => part.Length)];
        int begin = 0;
        foreach (ValueShape part in _parts)
        {
            int pixels = part.Height * part.Width;
            for (int pixel = 0; pixel < pixels; pixel++)
            {
                for (int channel = 0; channel < part.Channels; channel++)
                    places[begin + (pixel * part.Channels) + channel] = begin + (channel * pixels) + pixel;
            }

            begin += part.Length;
        }

        return places;
    }

    /// <inheritdoc/>
    public bool Equals(FlatOrder? other) => other is not null && _parts.AsSpan().SequenceEqual(other._parts);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as FlatOrder);

    /// <inheritdoc/>
    public override int GetHashCode() => _parts.Length;
}
