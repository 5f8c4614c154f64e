namespace Unroll.Generator.Planning;

/// <summary>How weights are rearranged for a kernel.</summary>
internal enum PackedOrder
{
    /// <summary>[filter block][channel][tap][16], zeros behind the last filter.</summary>
    Blocks,

    /// <summary>[channel block][filter][tap, last first][16], zeros behind the last channel: the weights of the data gradient.</summary>
    TransposedBlocks,

    /// <summary>[filter][channel][tap].</summary>
    Filters,

    /// <summary>[channel][filter][tap, last first]: the weights of the data gradient along the row.</summary>
    TransposedFilters,

    /// <summary>[kernel row][block][filter][16], the blocks along the kernel's columns and channels: the weights of the data gradient by columns.</summary>
    Rows,

    /// <summary>[position][filter block][channel][16], transformed for Winograd's F(2x2, 3x3).</summary>
    Winograd2,

    /// <summary>The same for F(4x4, 3x3).</summary>
    Winograd4,

    /// <summary>[position][channel block][filter][16], turned and transformed for F(2x2, 3x3): the weights of the data gradient.</summary>
    TransposedWinograd2,

    /// <summary>The same for F(4x4, 3x3).</summary>
    TransposedWinograd4,
}

/// <summary>A tensor of weights [tap][channel][filter] to be packed.</summary>
internal sealed record PackedTensor(PackedOrder Order, int Source, int Target, int Taps, int Channels, int Filters)
{
    public int Length => Order switch
    {
        PackedOrder.Blocks => Layout.RoundUp(Filters) * Channels * Taps,
        PackedOrder.TransposedBlocks => Layout.RoundUp(Channels) * Filters * Taps,
        PackedOrder.Rows => Layout.RoundUp(Channels) * Filters * Taps,
        PackedOrder.Winograd2 => Layout.RoundUp(Filters) * Channels * 16,
        PackedOrder.Winograd4 => Layout.RoundUp(Filters) * Channels * 36,
        PackedOrder.TransposedWinograd2 => Layout.RoundUp(Channels) * Filters * 16,
        PackedOrder.TransposedWinograd4 => Layout.RoundUp(Channels) * Filters * 36,
        _ => Layout.RoundUp(Filters * Channels * Taps),
    };
}

/// <summary>All packed weights of one direction. The same weights in the same order are packed once.</summary>
internal sealed class Packing
{
    private readonly List<PackedTensor> tensors = [];

    public IReadOnlyList<PackedTensor> Tensors => tensors;

    public int Length { get; private set; }

    /// <summary>Has a tensor packed and returns its offset.</summary>
    public int Add(PackedOrder order, int source, int taps, int channels, int filters)
    {
        var tensor = new PackedTensor(order, source, Length, taps, channels, filters);
        PackedTensor? same = tensors.FirstOrDefault(other => other with { Target = Length } == tensor);
        if (same is not null)
            return same.Target;
        tensors.Add(tensor);
        Length = checked(Length + tensor.Length);
        return tensor.Target;
    }
}
