using Unroll;

namespace Samples.Transfer;

/// <summary>What sees: edges, textures and parts in 28 x 28 images, whatever the classes are.</summary>
[Block]
public partial class ClothesBody
{
    [Conv(3, 3, 16, Padding = Padding.Same, Bias = false), BatchNorm, Relu]    Layer c1;
    [MaxPool(2)]                                                               Layer s2;
    [Conv(3, 3, 32, Padding = Padding.Same, Bias = false), BatchNorm, Relu]    Layer c3;
    [MaxPool(2)]                                                               Layer s4;
    [Conv(3, 3, 64, Padding = Padding.Same, Bias = false), BatchNorm, Relu]    Layer c5;
    [AvgPool(3, Stride = 2)]                                                   Layer features;
}
