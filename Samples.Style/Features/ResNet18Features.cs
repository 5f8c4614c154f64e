using Unroll;

namespace Samples.Features;

[Block]
file sealed class ResidualBlock
{
    const int Filters = Arg.A;

    [Conv(3, 3, Filters, Padding = Padding.Same, Bias = false), BatchNorm(Momentum = 0.01165f), Relu] Layer conv1;
    [Conv(3, 3, Filters, Padding = Padding.Same, Bias = false), BatchNorm(Momentum = 0.01165f), Residual(Block.Input),
        Relu]
                                                                                                      Layer conv2;
}

[Block]
file sealed class DownsamplingBlock
{
    const int Filters = Arg.A;

    [Conv(3, 3, Filters, Stride = 2, PaddingTop = 1, PaddingLeft = 1, Bias = false), BatchNorm(Momentum = 0.01165f),
        Relu]
                                                                                                                     Layer conv1;
    [Conv(3, 3, Filters, Padding = Padding.Same, Bias = false), BatchNorm(Momentum = 0.01165f), Residual(Block.Input),
        Relu]
                                                                                                                     Layer conv2;
}

/// <summary>Imported from ResNet18.onnx (opset 8).</summary>
[Network]
public sealed partial class ResNet18Features
{
    [Input(224, 224, 3)]                                      Layer input247;              // 224 x 224 x 3
    [Conv(7, 7, 64, Stride = 2, PaddingTop = 3, PaddingBottom = 2, PaddingLeft = 3, PaddingRight = 2, Bias = false),
        BatchNorm(Momentum = 0.01165f), Relu]
                                                              Layer conv1;                 // 112 x 112 x 64
    [MaxPool(3, Stride = 2, PaddingTop = 1, PaddingLeft = 1)] Layer pool1;                 // 56 x 56 x 64
    [Block<ResidualBlock>(64)]                                Layer block1;                // 56 x 56 x 64
    [Block<ResidualBlock>(64)]                                Layer block2;                // 56 x 56 x 64
    [Block<DownsamplingBlock>(128)]                           Layer block3;                // 28 x 28 x 128
    [Block<ResidualBlock>(128)]                               Layer block4;                // 28 x 28 x 128
    [Block<DownsamplingBlock>(256)]                           Layer block5;                // 14 x 14 x 256
    [Block<ResidualBlock>(256)]                               Layer block6;                // 14 x 14 x 256
    [Block<DownsamplingBlock>(512)]                           Layer block7;                // 7 x 7 x 512
    [Block<ResidualBlock>(512)]                               Layer block8;                // 7 x 7 x 512
    [Block<ResidualBlock>(512)]                               Layer block9;                // 7 x 7 x 512
    [AvgPool(7, Stride = 1)]                                  Layer pooling395_Output_0;   // 512
}
