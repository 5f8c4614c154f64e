using Unroll;

namespace Samples.Classic;

/// <summary>
/// MobileNetV3-Large: A. Howard et al.: Searching for MobileNetV3, ICCV 2019, table 1, as torchvision's <c>mobilenet_v3_large</c>. A
/// block's arguments are its kernel and padding, its hidden channels and its stride.
/// </summary>
[Network]
public sealed partial class MobileNetV3
{
    [Input(224, 224, 3)]                                                                                                     Layer image;
    [Conv(3, 3, 16, Stride = 2, PaddingAround = 1, Bias = false), BatchNorm(Momentum = 0.01f, Epsilon = 0.001f), HardSwish]  Layer conv;
    [DepthwiseConv(3, 3, PaddingAround = 1, Bias = false), BatchNorm(Momentum = 0.01f, Epsilon = 0.001f), Relu]              Layer first;
    [Conv(1, 1, 16, Bias = false), BatchNorm(Momentum = 0.01f, Epsilon = 0.001f), Residual(nameof(conv))]                    Layer block1;
    [Block<RectifiedExpansion>(3, 1, 64, 2)]                                                                                 Layer hidden2;
    [Conv(1, 1, 24, Bias = false), BatchNorm(Momentum = 0.01f, Epsilon = 0.001f)]                                            Layer block2;
    [Block<RectifiedExpansion>(3, 1, 72, 1)]                                                                                 Layer hidden3;
    [Conv(1, 1, 24, Bias = false), BatchNorm(Momentum = 0.01f, Epsilon = 0.001f), Residual(nameof(block2))]                  Layer block3;
    [Block<RectifiedExpansion>(5, 2, 72, 2), Block<SqueezeExcitation>(24, 72)]                                               Layer hidden4;
    [Conv(1, 1, 40, Bias = false), BatchNorm(Momentum = 0.01f, Epsilon = 0.001f)]                                            Layer block4;
    [Block<RectifiedExpansion>(5, 2, 120, 1), Block<SqueezeExcitation>(32, 120)]                                             Layer hidden5;
    [Conv(1, 1, 40, Bias = false), BatchNorm(Momentum = 0.01f, Epsilon = 0.001f), Residual(nameof(block4))]                  Layer block5;
    [Block<RectifiedExpansion>(5, 2, 120, 1), Block<SqueezeExcitation>(32, 120)]                                             Layer hidden6;
    [Conv(1, 1, 40, Bias = false), BatchNorm(Momentum = 0.01f, Epsilon = 0.001f), Residual(nameof(block5))]                  Layer block6;
    [Block<SwishExpansion>(3, 1, 240, 2)]                                                                                    Layer hidden7;
    [Conv(1, 1, 80, Bias = false), BatchNorm(Momentum = 0.01f, Epsilon = 0.001f)]                                            Layer block7;
    [Block<SwishExpansion>(3, 1, 200, 1)]                                                                                    Layer hidden8;
    [Conv(1, 1, 80, Bias = false), BatchNorm(Momentum = 0.01f, Epsilon = 0.001f), Residual(nameof(block7))]                  Layer block8;
    [Block<SwishExpansion>(3, 1, 184, 1)]                                                                                    Layer hidden9;
    [Conv(1, 1, 80, Bias = false), BatchNorm(Momentum = 0.01f, Epsilon = 0.001f), Residual(nameof(block8))]                  Layer block9;
    [Block<SwishExpansion>(3, 1, 184, 1)]                                                                                    Layer hidden10;
    [Conv(1, 1, 80, Bias = false), BatchNorm(Momentum = 0.01f, Epsilon = 0.001f), Residual(nameof(block9))]                  Layer block10;
    [Block<SwishExpansion>(3, 1, 480, 1), Block<SqueezeExcitation>(120, 480)]                                                Layer hidden11;
    [Conv(1, 1, 112, Bias = false), BatchNorm(Momentum = 0.01f, Epsilon = 0.001f)]                                           Layer block11;
    [Block<SwishExpansion>(3, 1, 672, 1), Block<SqueezeExcitation>(168, 672)]                                                Layer hidden12;
    [Conv(1, 1, 112, Bias = false), BatchNorm(Momentum = 0.01f, Epsilon = 0.001f), Residual(nameof(block11))]                Layer block12;
    [Block<SwishExpansion>(5, 2, 672, 2), Block<SqueezeExcitation>(168, 672)]                                                Layer hidden13;
    [Conv(1, 1, 160, Bias = false), BatchNorm(Momentum = 0.01f, Epsilon = 0.001f)]                                           Layer block13;
    [Block<SwishExpansion>(5, 2, 960, 1), Block<SqueezeExcitation>(240, 960)]                                                Layer hidden14;
    [Conv(1, 1, 160, Bias = false), BatchNorm(Momentum = 0.01f, Epsilon = 0.001f), Residual(nameof(block13))]                Layer block14;
    [Block<SwishExpansion>(5, 2, 960, 1), Block<SqueezeExcitation>(240, 960)]                                                Layer hidden15;
    [Conv(1, 1, 160, Bias = false), BatchNorm(Momentum = 0.01f, Epsilon = 0.001f), Residual(nameof(block14))]                Layer block15;
    [Conv(1, 1, 960, Bias = false), BatchNorm(Momentum = 0.01f, Epsilon = 0.001f), HardSwish]                                Layer last;
    [GlobalAvgPool, Dense(1280), HardSwish, Dropout(0.2f)]                                                                   Layer features;
    [Dense(1000), SoftmaxCrossEntropy]                                                                                       Layer scores;
}
