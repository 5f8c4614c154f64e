using Unroll;

namespace Samples.Classic;

/// <summary>
/// AlexNet on one device: the layers of A. Krizhevsky, I. Sutskever, G. E. Hinton: ImageNet classification with deep convolutional neural
/// networks, NIPS 2012, figure 2 and section 3.5, with the filters of A. Krizhevsky: One weird trick for parallelizing convolutional neural
/// networks, arXiv 1404.5997, 2014, and without normalization, as torchvision's <c>alexnet</c>. Windows overlap in pooling (section 3.4)
/// and the dense layers drop half of what they read (section 4.2). <see cref="AlexNetWithNorm"/> has the normalization too.
/// </summary>
[Network]
public sealed partial class AlexNet
{
    [Input(224, 224, 3)]                                       Layer image;
    [Conv(11, 11, 64, Stride = 4, PaddingAround = 2), Relu]    Layer conv1;
    [MaxPool(3, Stride = 2)]                                   Layer pool1;
    [Conv(5, 5, 192, Padding = Padding.Same), Relu]            Layer conv2;
    [MaxPool(3, Stride = 2)]                                   Layer pool2;
    [Conv(3, 3, 384, Padding = Padding.Same), Relu]            Layer conv3;
    [Conv(3, 3, 256, Padding = Padding.Same), Relu]            Layer conv4;
    [Conv(3, 3, 256, Padding = Padding.Same), Relu]            Layer conv5;
    [MaxPool(3, Stride = 2)]                                   Layer pool5;
    [Dropout(0.5f), Dense(4096), Relu]                         Layer fc6;
    [Dropout(0.5f), Dense(4096), Relu]                         Layer fc7;
    [Dense(1000), SoftmaxCrossEntropy]                         Layer scores;
}
