using Unroll;

namespace Samples.Classic;

/// <summary>
/// VGG-19: K. Simonyan, A. Zisserman: Very deep convolutional networks for large-scale image recognition, ICLR 2015, table 1, column E.
/// torchvision's <c>vgg19</c> averages down to 7 x 7 before the dense layers, so that it takes images of other sizes too; at 224 x 224 that
/// changes nothing.
/// </summary>
[Network]
public sealed partial class Vgg19
{
    [Input(224, 224, 3)]                               Layer image;
    [Conv(3, 3, 64, Padding = Padding.Same), Relu]     Layer conv1a;
    [Conv(3, 3, 64, Padding = Padding.Same), Relu]     Layer conv1b;
    [MaxPool(2)]                                       Layer pool1;
    [Conv(3, 3, 128, Padding = Padding.Same), Relu]    Layer conv2a;
    [Conv(3, 3, 128, Padding = Padding.Same), Relu]    Layer conv2b;
    [MaxPool(2)]                                       Layer pool2;
    [Conv(3, 3, 256, Padding = Padding.Same), Relu]    Layer conv3a;
    [Conv(3, 3, 256, Padding = Padding.Same), Relu]    Layer conv3b;
    [Conv(3, 3, 256, Padding = Padding.Same), Relu]    Layer conv3c;
    [Conv(3, 3, 256, Padding = Padding.Same), Relu]    Layer conv3d;
    [MaxPool(2)]                                       Layer pool3;
    [Conv(3, 3, 512, Padding = Padding.Same), Relu]    Layer conv4a;
    [Conv(3, 3, 512, Padding = Padding.Same), Relu]    Layer conv4b;
    [Conv(3, 3, 512, Padding = Padding.Same), Relu]    Layer conv4c;
    [Conv(3, 3, 512, Padding = Padding.Same), Relu]    Layer conv4d;
    [MaxPool(2)]                                       Layer pool4;
    [Conv(3, 3, 512, Padding = Padding.Same), Relu]    Layer conv5a;
    [Conv(3, 3, 512, Padding = Padding.Same), Relu]    Layer conv5b;
    [Conv(3, 3, 512, Padding = Padding.Same), Relu]    Layer conv5c;
    [Conv(3, 3, 512, Padding = Padding.Same), Relu]    Layer conv5d;
    [MaxPool(2)]                                       Layer pool5;
    [AdaptiveAvgPool(7)]                               Layer pooled;
    [Dense(4096), Relu, Dropout(0.5f)]                 Layer fc6;
    [Dense(4096), Relu, Dropout(0.5f)]                 Layer fc7;
    [Dense(1000), SoftmaxCrossEntropy]                 Layer scores;
}
