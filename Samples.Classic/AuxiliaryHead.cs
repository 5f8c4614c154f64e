using Unroll;

namespace Samples.Classic;

/// <summary>
/// What GoogLeNet's auxiliary classifiers compute before their scores: C. Szegedy et al.: Going deeper with convolutions, CVPR 2015,
/// section 5. As torchvision, it averages down to 4 x 4 whatever the size, where the paper has 5x5 windows of stride 3, which give 4 x 4 as
/// well.
/// </summary>
[Block]
public partial class AuxiliaryHead
{
    [AdaptiveAvgPool(4)]                                                  Layer pooled;
    [Conv(1, 1, 128, Bias = false), BatchNorm(Epsilon = 0.001f), Relu]    Layer reduced;
    [Dense(1024), Relu]                                                   Layer hidden;
}
