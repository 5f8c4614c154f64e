namespace Unroll.Generator.Planning;

/// <summary>A tensor of weights [tap][channel][filter] to be packed.</summary>
/// <param name="Order">The order.</param>
/// <param name="Source">Its offset in the parameters.</param>
/// <param name="Target">Its offset in the packed weights.</param>
/// <param name="Taps">Taps of the kernel.</param>
/// <param name="Channels">Input channels of a group.</param>
/// <param name="Filters">Filters of all groups.</param>
/// <param name="Groups">Groups, where the order depends on them.</param>
/// <param name="Fold">A batch normalization by whose factors the weights are multiplied; its factors themselves, for <see
/// cref="PackedOrder.Factors"/>.</param>
/// <param name="Variant">The filtering for which <see cref="PackedOrder.Winograd"/> transforms.</param>
/// <param name="Steps">The kernel, where <see cref="PackedOrder.TransposedPhases"/> takes it apart.</param>
internal sealed record PackedTensor(
    PackedOrder Order,
    int Source,
    int Target,
    int Taps,
    int Channels,
    int Filters,
    int Groups = 1,
    Folding? Fold = null,
    WinogradVariant? Variant = null,
    KernelSteps? Steps = null)
{
    public long Length => Order switch
    {
        PackedOrder.Depthwise or PackedOrder.TransposedDepthwise => Layout.RoundUp((long)Filters) * Taps,
        PackedOrder.Factors => 2 * Layout.RoundUp((long)Filters),
        PackedOrder.Blocks => Layout.RoundUp((long)Filters) * Channels * Taps,
        PackedOrder.TransposedBlocks or PackedOrder.TransposedPhases =>
            Layout.RoundUp((long)Channels * Groups) * (Filters / Groups) * Taps,
        PackedOrder.Rows => Layout.RoundUp((long)Channels) * Filters * Taps,
        PackedOrder.Winograd => Layout.RoundUp((long)Filters) * Channels * Variant!.Products,
        PackedOrder.TransposedWinograd => Layout.RoundUp((long)Channels) * Filters * Variant!.Products,
        _ => Layout.RoundUp((long)Filters * Channels * Taps),
    };
}
