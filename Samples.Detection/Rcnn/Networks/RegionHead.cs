using Unroll;

namespace Samples.Rcnn;

/// <summary>The second network of Fast and of Faster R-CNN, whose samples are regions of a map: what each is, 0 for background, and for
/// each class how far the box is from the region.</summary>
[Network]
public sealed partial class RegionHead
{
    [Input(5, 5, 64, Gradient = true)]                                                       Layer region;
    [Dense(128), Relu]                                                                       Layer hidden;
    [Dense(11), Init(Initializer.XavierUniform, Scale = 0.1f), SoftmaxCrossEntropy]          Layer kind;
    [Dense(44, From = nameof(hidden)), Init(Initializer.XavierUniform, Scale = 0.1f), CustomLoss]
    Layer offsets;
}
