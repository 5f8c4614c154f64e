using Unroll;

namespace Samples.LeNet;

/// <summary>
/// LeNet-5 with today's parts (ReLU, max pooling, one softmax) in the place of the scaled tanh, the trainable averages and the
/// radial basis functions of 1998. Y. LeCun, L. Bottou, Y. Bengio, P. Haffner: Gradient-based learning applied to document
/// recognition, Proceedings of the IEEE 86(11), 1998, figure 2.
/// </summary>
[Network]
public sealed partial class LeNet5
{
    [Input(28, 28, 1)]                                     Layer image;
    [Conv(5, 5, 6, Padding = Padding.Same), Relu]          Layer c1;
    [MaxPool(2)]                                           Layer s2;
    [Conv(5, 5, 16), Relu]                                 Layer c3;
    [MaxPool(2)]                                           Layer s4;
    [Dense(120), Relu]                                     Layer f5;
    [Dense(84), Relu]                                      Layer f6;
    [Dense(10), SoftmaxCrossEntropy]                       Layer digit;
}
