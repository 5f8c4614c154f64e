using Unroll;

namespace Samples.Classic;

/// <summary>
/// ResNet-18: K. He, X. Zhang, S. Ren, J. Sun: Deep residual learning for image recognition, CVPR 2016, table 1, column "18-layer". A
/// block's arguments are its filters and its stride; layer1 is the paper's conv2_x. torchvision's <c>resnet18</c>.
/// </summary>
[Network]
public sealed partial class ResNet18
{
    [Input(224, 224, 3)]                                                              Layer image;
    [Conv(7, 7, 64, Stride = 2, PaddingAround = 3, Bias = false), BatchNorm, Relu]    Layer conv1;
    [MaxPool(3, Stride = 2, PaddingAround = 1)]                                       Layer pool1;
    [Block<BasicBlock>(64, 1)]                                                        Layer layer1a;
    [Block<BasicBlock>(64, 1)]                                                        Layer layer1b;
    [Block<BasicBlock>(128, 2)]                                                       Layer layer2a;
    [Block<BasicBlock>(128, 1)]                                                       Layer layer2b;
    [Block<BasicBlock>(256, 2)]                                                       Layer layer3a;
    [Block<BasicBlock>(256, 1)]                                                       Layer layer3b;
    [Block<BasicBlock>(512, 2)]                                                       Layer layer4a;
    [Block<BasicBlock>(512, 1)]                                                       Layer layer4b;
    [GlobalAvgPool]                                                                   Layer average;
    [Dense(1000), SoftmaxCrossEntropy]                                                Layer scores;
}
