namespace Unroll.Generator.Planning;

/// <summary>How weights are rearranged for a kernel.</summary>
internal enum PackedOrder
{
    /// <summary>[filter block][channel][tap][16], zeros behind the last filter; the channel counted in the group of each filter.</summary>
    Blocks,

    /// <summary>[channel block][filter][tap, last first][16], zeros behind the last channel: the weights of the data gradient; the filter counted in the group of each channel.</summary>
    TransposedBlocks,

    /// <summary>[filter][channel][tap].</summary>
    Filters,

    /// <summary>[channel][filter][tap, last first]: the weights of the data gradient along the row.</summary>
    TransposedFilters,

    /// <summary>[kernel row][block][filter][16], the blocks along the kernel's columns and channels: the weights of the data gradient by columns.</summary>
    Rows,

    /// <summary>[group][position][filter block][phase][channel][16], transformed for Winograd's filtering.</summary>
    Winograd,

    /// <summary>[group][position][channel block][filter][16], turned and transformed for it: the weights of the data gradient of a stride of 1.</summary>
    TransposedWinograd,

    /// <summary>[tap][filter], zeros behind the last filter: the weights of a depthwise convolution.</summary>
    Depthwise,

    /// <summary>[tap, last first][filter]: those of its data gradient.</summary>
    TurnedDepthwise,

    /// <summary>[factor | term] of a batch normalization as y = factor x + term, each as long as whole blocks of channels.</summary>
    Factors,
}

/// <summary>A tensor of weights [tap][channel][filter] to be packed.</summary>
/// <param name="Order">The order.</param>
/// <param name="Source">Its offset in the parameters.</param>
/// <param name="Target">Its offset in the packed weights.</param>
/// <param name="Taps">Taps of the kernel.</param>
/// <param name="Channels">Input channels of a group.</param>
/// <param name="Filters">Filters of all groups.</param>
/// <param name="Groups">Groups, where the order depends on them.</param>
/// <param name="Fold">A batch normalization by whose factors the weights are multiplied; its factors themselves, for <see cref="PackedOrder.Factors"/>.</param>
/// <param name="Filter">The filtering for which <see cref="PackedOrder.Winograd"/> transforms.</param>
internal sealed record PackedTensor(
    PackedOrder Order, int Source, int Target, int Taps, int Channels, int Filters, int Groups = 1, Folding? Fold = null, WinogradVariant? Filter = null)
{
    public long Length => Order switch
    {
        PackedOrder.Depthwise or PackedOrder.TurnedDepthwise => Layout.RoundUp((long)Filters) * Taps,
        PackedOrder.Factors => 2 * Layout.RoundUp((long)Filters),
        PackedOrder.Blocks => Layout.RoundUp((long)Filters) * Channels * Taps,
        PackedOrder.TransposedBlocks => Layout.RoundUp((long)Channels * Groups) * (Filters / Groups) * Taps,
        PackedOrder.Rows => Layout.RoundUp((long)Channels) * Filters * Taps,
        PackedOrder.Winograd => Layout.RoundUp((long)Filters) * Channels * Filter!.Products,
        PackedOrder.TransposedWinograd => Layout.RoundUp((long)Channels) * Filters * Filter!.Products,
        _ => Layout.RoundUp((long)Filters * Channels * Taps),
    };
}

/// <summary>Where the parameters of a batch normalization lie that is folded into weights.</summary>
/// <param name="Scale">The offset of its scale in the parameters.</param>
/// <param name="Shift">The offset of its shift.</param>
/// <param name="Mean">The offset of its running mean.</param>
/// <param name="Variance">The offset of its running variance.</param>
/// <param name="Bias">The offset of the bias before it; null where there is none.</param>
/// <param name="Epsilon">What is added to the variance.</param>
internal sealed record Folding(int Scale, int Shift, int Mean, int Variance, int? Bias, float Epsilon);

/// <summary>All packed weights of one direction. The same weights in the same order are packed once.</summary>
internal sealed class Packing
{
    private readonly List<PackedTensor> tensors = [];
    private readonly Dictionary<PackedTensor, int> places = [];

    public IReadOnlyList<PackedTensor> Tensors => tensors;

    /// <summary>Floats of the packed weights.</summary>
    public int Length { get; private set; }

    /// <summary>Floats behind them that packing needs for itself: the largest tensor, folded.</summary>
    public int ScratchLength => TooLargeException.Check(
        tensors.Where(tensor => tensor.Fold is not null).Select(FoldedLength).DefaultIfEmpty(0).Max(), "the memory in which its weights are packed");

    private static long FoldedLength(PackedTensor tensor) => tensor.Order == PackedOrder.Factors ? 0 : Layout.RoundUp((long)tensor.Taps * tensor.Channels * tensor.Filters);

    /// <summary>Ends the planning where packing would need more memory for itself than can be addressed.</summary>
    public void CheckScratch() => TooLargeException.Check((long)Length + ScratchLength, "the packed weights, with the memory in which they are packed,");

    /// <summary>Has a tensor packed and returns its offset.</summary>
    public int Add(PackedOrder order, int source, int taps, int channels, int filters, int groups = 1, Folding? fold = null, WinogradVariant? filter = null)
    {
        var tensor = new PackedTensor(order, source, 0, taps, channels, filters, groups, fold, filter);
        if (places.TryGetValue(tensor, out int place))
            return place;
        places.Add(tensor, place = Length);
        tensors.Add(tensor with { Target = place });
        Length = TooLargeException.Check(Length + tensor.Length, "the weights of the network up to here, packed for its kernels,");
        return place;
    }
}
