using Samples.Yolo;
using Unroll;

namespace Samples.Rcnn;

/// <summary>From 128 x 128 gray pixels to a map of 16 x 16 places of 64 features: the residual network of the sample yolo, less a
/// block.</summary>
[Block]
public partial class RcnnBody
{
    [Conv(5, 5, 16, Stride = 2, Padding = Padding.Same, Bias = false, From = Block.Input), BatchNorm, Relu]    Layer edges;
    [Conv(3, 3, 32, Stride = 2, Padding = Padding.Same, Bias = false), BatchNorm, Relu]                        Layer textures;
    [Block<DetectorBlock>(32)]                                                                                 Layer fine;
    [Conv(3, 3, 64, Stride = 2, Padding = Padding.Same, Bias = false), BatchNorm, Relu]                        Layer parts;
    [Block<DetectorBlock>(64)]                                                                                 Layer middle;
    [Block<DetectorBlock>(64)]                                                                                 Layer whole;
}
