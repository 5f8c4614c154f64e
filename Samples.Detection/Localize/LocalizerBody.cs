using Samples.Yolo;
using Unroll;

namespace Samples.Localize;

/// <summary>From 64 x 64 gray pixels to 8 x 8 places of 32 features. It stops there, for coarser places tell less of where something
/// is.</summary>
[Block]
public partial class LocalizerBody
{
    [Conv(5, 5, 16, Stride = 2, Padding = Padding.Same, Bias = false, From = Block.Input), BatchNorm, Relu]    Layer edges;
    [Conv(3, 3, 32, Stride = 2, Padding = Padding.Same, Bias = false), BatchNorm, Relu]                        Layer textures;
    [Block<DetectorBlock>(32)]                                                                                 Layer fine;
    [Conv(3, 3, 64, Stride = 2, Padding = Padding.Same, Bias = false), BatchNorm, Relu]                        Layer parts;
    [Block<DetectorBlock>(64)]                                                                                 Layer middle;
    [Block<DetectorBlock>(64)]                                                                                 Layer around;
    [Conv(1, 1, 32, Bias = false), BatchNorm, Relu]                                                            Layer whole;
}
