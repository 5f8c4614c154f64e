using Unroll;

namespace Samples.Search;

// What the search may take in the place of LeNet-5.

/// <summary>LeNet-5 that forgets a quarter of its units at random in each step.</summary>
[Network]
public sealed partial class DroppingLeNet5
{
    [Input(28, 28, 1)]                                     Layer image;
    [Conv(5, 5, 6, Padding = Padding.Same), Relu]          Layer c1;
    [MaxPool(2)]                                           Layer s2;
    [Conv(5, 5, 16), Relu]                                 Layer c3;
    [MaxPool(2)]                                           Layer s4;
    [Dense(120), Relu, Dropout(0.25f)]                     Layer f5;
    [Dense(84), Relu, Dropout(0.25f)]                      Layer f6;
    [Dense(10), SoftmaxCrossEntropy]                       Layer garment;
}

/// <summary>More filters, smaller ones, and fewer dense layers, with dropout before the last.</summary>
[Network]
public sealed partial class WideNetwork
{
    [Input(28, 28, 1)]                                     Layer image;
    [Conv(3, 3, 16, Padding = Padding.Same), Relu]         Layer c1;
    [MaxPool(2)]                                           Layer s2;
    [Conv(3, 3, 32, Padding = Padding.Same), Relu]         Layer c3;
    [MaxPool(2)]                                           Layer s4;
    [Dense(96), Relu, Dropout(0.25f)]                      Layer f5;
    [Dense(10), SoftmaxCrossEntropy]                       Layer garment;
}
