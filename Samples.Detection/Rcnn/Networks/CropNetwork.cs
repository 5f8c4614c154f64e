using Unroll;

namespace Samples.Rcnn;

/// <summary>The network of the first R-CNN: it looks at the pixels of one region, made 32 x 32, and says what it is, 0 for background, and
/// for each class how far the box is from the region.</summary>
[Network(Shards = 2)]
public sealed partial class CropNetwork
{
    [Input(32, 32, 1)]                                                                       Layer region;
    [Conv(3, 3, 16, Padding = Padding.Same, Bias = false), BatchNorm, Relu, MaxPool(2)]      Layer edges;
    [Conv(3, 3, 32, Padding = Padding.Same, Bias = false), BatchNorm, Relu, MaxPool(2)]      Layer textures;
    [Conv(3, 3, 64, Padding = Padding.Same, Bias = false), BatchNorm, Relu, MaxPool(2)]      Layer parts;
    [Dense(128), Relu]                                                                       Layer hidden;
    [Dense(11), Init(Initializer.XavierUniform, Scale = 0.1f), SoftmaxCrossEntropy]          Layer kind;
    [Dense(44, From = nameof(hidden)), Init(Initializer.XavierUniform, Scale = 0.1f), CustomLoss]
    Layer offsets;
}
