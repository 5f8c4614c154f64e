using Unroll;

namespace Samples.Classic;

/// <summary>
/// <see cref="AlexNet"/> with local response normalization behind the rectifiers of the first two convolutions, before the pooling: A.
/// Krizhevsky, I. Sutskever, G. E. Hinton: ImageNet classification with deep convolutional neural networks, NIPS 2012, section 3.3.
/// </summary>
/// <remarks>
/// The paper divides by (k + alpha x sum of squares)^beta, the sum over n = 5 channels, with k = 2, alpha = 1e-4 and beta = 0.75: alpha is
/// the factor of the sum itself. PyTorch and Caffe divide alpha by n first, and need 5e-4 for the same. The numbers are meant for pixels
/// from 0 to 255 less their mean, with which the sum counts beside k.
/// </remarks>
[Network]
public sealed partial class AlexNetWithNorm
{
    [Input(224, 224, 3)]                                                  Layer image;
    [Conv(11, 11, 64, Stride = 4, PaddingAround = 2), Relu]               Layer conv1;
    [LocalResponseNorm(5, K = 2, Alpha = 1e-4f, DivideBySize = false)]    Layer norm1;
    [MaxPool(3, Stride = 2)]                                              Layer pool1;
    [Conv(5, 5, 192, Padding = Padding.Same), Relu]                       Layer conv2;
    [LocalResponseNorm(5, K = 2, Alpha = 1e-4f, DivideBySize = false)]    Layer norm2;
    [MaxPool(3, Stride = 2)]                                              Layer pool2;
    [Conv(3, 3, 384, Padding = Padding.Same), Relu]                       Layer conv3;
    [Conv(3, 3, 256, Padding = Padding.Same), Relu]                       Layer conv4;
    [Conv(3, 3, 256, Padding = Padding.Same), Relu]                       Layer conv5;
    [MaxPool(3, Stride = 2)]                                              Layer pool5;
    [Dropout(0.5f), Dense(4096), Relu]                                    Layer fc6;
    [Dropout(0.5f), Dense(4096), Relu]                                    Layer fc7;
    [Dense(1000), SoftmaxCrossEntropy]                                    Layer scores;
}
