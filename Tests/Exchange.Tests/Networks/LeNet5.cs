namespace Unroll.Exchange.Tests.Networks;

[Network]
internal sealed partial class LeNet5
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
