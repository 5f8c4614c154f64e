using Unroll;

namespace Samples.Classic;

/// <summary>
/// Halves rows and columns in two branches, and shuffles their channels: figure 3d of the paper of <see cref="ShuffleUnit"/>.
/// </summary>
[Block]
public partial class ShuffleReduction
{
    private const int Half = Arg.A;

    [DepthwiseConv(3, 3, Stride = 2, PaddingAround = 1, Bias = false, From = Block.Input), BatchNorm]    Layer left;
    [Conv(1, 1, Half, Bias = false), BatchNorm, Relu]                                                    Layer leftMixed;
    [Conv(1, 1, Half, Bias = false, From = Block.Input), BatchNorm, Relu]                                Layer first;
    [DepthwiseConv(3, 3, Stride = 2, PaddingAround = 1, Bias = false), BatchNorm]                        Layer second;
    [Conv(1, 1, Half, Bias = false), BatchNorm, Relu]                                                    Layer third;
    [Concat(nameof(leftMixed), nameof(third)), ChannelShuffle(2)]                                        Layer all;
}
