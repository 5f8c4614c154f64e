using Unroll;

namespace Samples.Regularization;

/// <summary>LeNet-5 as the sample <c>lenet</c> has it, with a loss that takes probabilities of classes, so that images can be
/// mixed.</summary>
[Network]
public sealed partial class SoftLeNet5
{
    [Input(28, 28, 1)]                                     Layer image;
    [Conv(5, 5, 6, Padding = Padding.Same), Relu]          Layer c1;
    [MaxPool(2)]                                           Layer s2;
    [Conv(5, 5, 16), Relu]                                 Layer c3;
    [MaxPool(2)]                                           Layer s4;
    [Dense(120), Relu]                                     Layer f5;
    [Dense(84), Relu]                                      Layer f6;
    [Dense(10), SoftmaxCrossEntropy(Probabilities = true)] Layer digit;
}
