namespace Unroll.Generator.Planning;

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
        tensors.Where(tensor => tensor.Fold is not null).Select(FoldedLength).DefaultIfEmpty(0).Max(),
        "the memory in which its weights are packed");

    private static long FoldedLength(PackedTensor tensor) =>
        tensor.Order == PackedOrder.Factors ? 0 : Layout.RoundUp((long)tensor.Taps * tensor.Channels * tensor.Filters);

    /// <summary>Ends the planning where packing would need more memory for itself than can be addressed.</summary>
    public void CheckScratch() =>
        TooLargeException.Check((long)Length + ScratchLength, "the packed weights, with the memory in which they are packed,");

    /// <summary>Has a tensor packed and returns its offset.</summary>
    public int Add(
        PackedOrder order,
        int source,
        int taps,
        int channels,
        int filters,
        int groups = 1,
        Folding? fold = null,
        WinogradVariant? variant = null,
        KernelSteps? steps = null)
    {
        var tensor = new PackedTensor(order, source, 0, taps, channels, filters, groups, fold, variant, steps);
        if (places.TryGetValue(tensor, out int place))
            return place;
        places.Add(tensor, place = Length);
        tensors.Add(tensor with { Target = place });
        Length = TooLargeException.Check(Length + tensor.Length, "the weights of the network up to here, packed for its kernels,");
        return place;
    }
}
