using Unroll;

namespace Samples.Svm;

/// <summary>LeNet-5 without its last layer: 84 features of an image.</summary>
[Network]
public sealed partial class LeNetFeatures
{
    [Input(28, 28, 1)]                                     Layer image;
    [Conv(5, 5, 6, Padding = Padding.Same), Relu]          Layer c1;
    [MaxPool(2)]                                           Layer s2;
    [Conv(5, 5, 16), Relu]                                 Layer c3;
    [MaxPool(2)]                                           Layer s4;
    [Dense(120), Relu]                                     Layer f5;
    [Dense(84), Relu]                                      Layer f6;
}
