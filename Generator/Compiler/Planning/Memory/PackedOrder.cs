namespace Unroll.Generator.Planning;

/// <summary>How weights are rearranged for a kernel.</summary>
internal enum PackedOrder
{
    /// <summary>[filter block][channel][tap][16], zeros behind the last filter; the channel counted in the group of each filter.</summary>
    Blocks,

    /// <summary>
    /// [channel block][filter][tap, last first][16], zeros behind the last channel: the weights of the input gradient; the filter counted
    /// in the group of each channel.
    /// </summary>
    TransposedBlocks,

    /// <summary>
    /// [phase][channel block][filter][tap of the phase, last first][16]: the same for a transposed convolution, its kernel taken apart.
    /// </summary>
    TransposedPhases,

    /// <summary>[filter][channel][tap].</summary>
    Filters,

    /// <summary>[channel][filter][tap, last first]: the weights of the input gradient along the row.</summary>
    TransposedFilters,

    /// <summary>
    /// [kernel row][block][filter][16], the blocks along the kernel's columns and channels: the weights of the input gradient by col2im.
    /// </summary>
    Rows,

    /// <summary>[group][position][filter block][phase][channel][16], transformed for Winograd's filtering.</summary>
    Winograd,

    /// <summary>
    /// [group][position][channel block][filter][16], rotated and transformed for it: the weights of the input gradient of a stride of 1.
    /// </summary>
    TransposedWinograd,

    /// <summary>[tap][filter], zeros behind the last filter: the weights of a depthwise convolution.</summary>
    Depthwise,

    /// <summary>[tap, last first][filter]: those of its input gradient.</summary>
    TransposedDepthwise,

    /// <summary>[factor | term] of a batch normalization as y = factor x + term, each as long as whole blocks of channels.</summary>
    Factors,
}
