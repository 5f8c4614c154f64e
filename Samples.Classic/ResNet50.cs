using Unroll;

namespace Samples.Classic;

/// <summary>
/// ResNet-50: K. He, X. Zhang, S. Ren, J. Sun: Deep residual learning for image recognition, CVPR 2016, table 1, column "50-layer". A
/// block's arguments are its filters, its outputs and its stride; layer1 is the paper's conv2_x. The stride is that of the 3x3 convolution
/// ("v1.5", see <see cref="Bottleneck"/>), as in torchvision's <c>resnet50</c>.
/// </summary>
[Network]
public sealed partial class ResNet50
{
    [Input(224, 224, 3)]                                                              Layer image;
    [Conv(7, 7, 64, Stride = 2, PaddingAround = 3, Bias = false), BatchNorm, Relu]    Layer conv1;
    [MaxPool(3, Stride = 2, PaddingAround = 1)]                                       Layer pool1;
    [Block<Bottleneck>(64, 256, 1)]                                                   Layer layer1a;
    [Block<Bottleneck>(64, 256, 1)]                                                   Layer layer1b;
    [Block<Bottleneck>(64, 256, 1)]                                                   Layer layer1c;
    [Block<Bottleneck>(128, 512, 2)]                                                  Layer layer2a;
    [Block<Bottleneck>(128, 512, 1)]                                                  Layer layer2b;
    [Block<Bottleneck>(128, 512, 1)]                                                  Layer layer2c;
    [Block<Bottleneck>(128, 512, 1)]                                                  Layer layer2d;
    [Block<Bottleneck>(256, 1024, 2)]                                                 Layer layer3a;
    [Block<Bottleneck>(256, 1024, 1)]                                                 Layer layer3b;
    [Block<Bottleneck>(256, 1024, 1)]                                                 Layer layer3c;
    [Block<Bottleneck>(256, 1024, 1)]                                                 Layer layer3d;
    [Block<Bottleneck>(256, 1024, 1)]                                                 Layer layer3e;
    [Block<Bottleneck>(256, 1024, 1)]                                                 Layer layer3f;
    [Block<Bottleneck>(512, 2048, 2)]                                                 Layer layer4a;
    [Block<Bottleneck>(512, 2048, 1)]                                                 Layer layer4b;
    [Block<Bottleneck>(512, 2048, 1)]                                                 Layer layer4c;
    [GlobalAvgPool]                                                                   Layer average;
    [Dense(1000), SoftmaxCrossEntropy]                                                Layer scores;
}
