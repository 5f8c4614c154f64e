using Unroll;

namespace Samples.Classic;

/// <summary>
/// Half of the channels pass by three convolutions, and all are shuffled: N. Ma et al.: ShuffleNet V2: Practical guidelines for efficient
/// CNN architecture design, ECCV 2018, figure 3c.
/// </summary>
[Block]
public partial class ShuffleUnit
{
    private const int Half = Arg.A;

    [Slice(0, Half, From = Block.Input)]                                                        Layer kept;
    [Slice(Half, Half, From = Block.Input), Conv(1, 1, Half, Bias = false), BatchNorm, Relu]    Layer first;
    [DepthwiseConv(3, 3, PaddingAround = 1, Bias = false), BatchNorm]                           Layer second;
    [Conv(1, 1, Half, Bias = false), BatchNorm, Relu]                                           Layer third;
    [Concat(nameof(kept), nameof(third)), ChannelShuffle(2)]                                    Layer all;
}
