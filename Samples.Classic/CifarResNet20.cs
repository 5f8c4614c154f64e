using Unroll;

namespace Samples.Classic;

/// <summary>
/// ResNet-20 for the 32 x 32 images of CIFAR-10: K. He, X. Zhang, S. Ren, J. Sun: Deep residual learning for image recognition, CVPR 2016,
/// section 4.2 with n = 3, of table 6. A block's arguments are its filters and its stride.
/// </summary>
/// <remarks>
/// Where the number of filters grows, the way around a block is projected by a 1x1 convolution (option B of the paper's section 3.3); the
/// paper pads with zero channels there (option A), which saves the 2,752 parameters of the two projections.
/// </remarks>
[Network]
public sealed partial class CifarResNet20
{
    [Input(32, 32, 3)]                                                         Layer image;
    [Conv(3, 3, 16, Padding = Padding.Same, Bias = false), BatchNorm, Relu]    Layer conv1;
    [Block<BasicBlock>(16, 1)]                                                 Layer layer1a;
    [Block<BasicBlock>(16, 1)]                                                 Layer layer1b;
    [Block<BasicBlock>(16, 1)]                                                 Layer layer1c;
    [Block<BasicBlock>(32, 2)]                                                 Layer layer2a;
    [Block<BasicBlock>(32, 1)]                                                 Layer layer2b;
    [Block<BasicBlock>(32, 1)]                                                 Layer layer2c;
    [Block<BasicBlock>(64, 2)]                                                 Layer layer3a;
    [Block<BasicBlock>(64, 1)]                                                 Layer layer3b;
    [Block<BasicBlock>(64, 1)]                                                 Layer layer3c;
    [GlobalAvgPool]                                                            Layer average;
    [Dense(10), SoftmaxCrossEntropy]                                           Layer scores;
}
