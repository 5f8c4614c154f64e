using Unroll;

namespace Samples.Faces.Blaze;

[Block]
file sealed class ResidualBlock
{
    const int Filters = Arg.A;

    [DepthwiseConv(3, 3, Padding = Padding.Same, Bias = false)] Layer depthwise1;
    [Conv(1, 1, Filters), Residual(Block.Input), Relu]          Layer conv1;
}

[Block]
file sealed class DownsamplingBlock
{
    const int Zeros = Arg.A, Filters = Arg.B;

    [MaxPool(2), PadChannels(Zeros)]                                                            Layer pool1;
    [DepthwiseConv(3, 3, Stride = 2, Padding = Padding.Same, Bias = false, From = Block.Input)] Layer depthwise1;
    [Conv(1, 1, Filters), Add(nameof(pool1)), Relu]                                             Layer conv1;
}

/// <summary>
/// BlazeFace for the camera on the back of a phone, whose faces are farther away (V. Bazarevsky et al., "BlazeFace: Sub-millisecond Neural
/// Face Detection on Mobile GPUs", 2019), as `unroll import` wrote it from blazeface-back-256.onnx.
/// </summary>
[Network]
public sealed partial class BlazeFace
{
    [Input(256, 256, 3)]                                                    Layer input;        // 256 x 256 x 3
    [Conv(5, 5, 24, Stride = 2, Padding = Padding.Same), Relu]              Layer conv1;        // 128 x 128 x 24
    [Block<ResidualBlock>(24)]                                              Layer block1;       // 128 x 128 x 24
    [Block<ResidualBlock>(24)]                                              Layer block2;       // 128 x 128 x 24
    [Block<ResidualBlock>(24)]                                              Layer block3;       // 128 x 128 x 24
    [Block<ResidualBlock>(24)]                                              Layer block4;       // 128 x 128 x 24
    [Block<ResidualBlock>(24)]                                              Layer block5;       // 128 x 128 x 24
    [Block<ResidualBlock>(24)]                                              Layer block6;       // 128 x 128 x 24
    [Block<ResidualBlock>(24)]                                              Layer block7;       // 128 x 128 x 24
    [MaxPool(2)]                                                            Layer pool1;        // 64 x 64 x 24
    [DepthwiseConv(3, 3, Stride = 2, Padding = Padding.Same, Bias = false, From = nameof(block7))]
                                                                            Layer depthwise1;   // 64 x 64 x 24
    [Conv(1, 1, 24), Add(nameof(pool1)), Relu]                              Layer conv2;        // 64 x 64 x 24
    [Block<ResidualBlock>(24)]                                              Layer block8;       // 64 x 64 x 24
    [Block<ResidualBlock>(24)]                                              Layer block9;       // 64 x 64 x 24
    [Block<ResidualBlock>(24)]                                              Layer block10;      // 64 x 64 x 24
    [Block<ResidualBlock>(24)]                                              Layer block11;      // 64 x 64 x 24
    [Block<ResidualBlock>(24)]                                              Layer block12;      // 64 x 64 x 24
    [Block<ResidualBlock>(24)]                                              Layer block13;      // 64 x 64 x 24
    [Block<ResidualBlock>(24)]                                              Layer block14;      // 64 x 64 x 24
    [Block<DownsamplingBlock>(24, 48)]                                      Layer block15;      // 32 x 32 x 48
    [Block<ResidualBlock>(48)]                                              Layer block16;      // 32 x 32 x 48
    [Block<ResidualBlock>(48)]                                              Layer block17;      // 32 x 32 x 48
    [Block<ResidualBlock>(48)]                                              Layer block18;      // 32 x 32 x 48
    [Block<ResidualBlock>(48)]                                              Layer block19;      // 32 x 32 x 48
    [Block<ResidualBlock>(48)]                                              Layer block20;      // 32 x 32 x 48
    [Block<ResidualBlock>(48)]                                              Layer block21;      // 32 x 32 x 48
    [Block<ResidualBlock>(48)]                                              Layer block22;      // 32 x 32 x 48
    [Block<DownsamplingBlock>(48, 96)]                                      Layer block23;      // 16 x 16 x 96
    [Block<ResidualBlock>(96)]                                              Layer block24;      // 16 x 16 x 96
    [Block<ResidualBlock>(96)]                                              Layer block25;      // 16 x 16 x 96
    [Block<ResidualBlock>(96)]                                              Layer block26;      // 16 x 16 x 96
    [Block<ResidualBlock>(96)]                                              Layer block27;      // 16 x 16 x 96
    [Block<ResidualBlock>(96)]                                              Layer block28;      // 16 x 16 x 96
    [Block<ResidualBlock>(96)]                                              Layer block29;      // 16 x 16 x 96
    [Block<ResidualBlock>(96)]                                              Layer block30;      // 16 x 16 x 96
    [DepthwiseConv(3, 3, Stride = 2, Padding = Padding.Same, Bias = false)] Layer depthwise2;   // 8 x 8 x 96
    [Conv(1, 1, 96), Relu]                                                  Layer conv3;        // 8 x 8 x 96
    [Conv(1, 1, 96)]                                                        Layer identity_3;   // 8 x 8 x 96
    [Conv(1, 1, 6, From = nameof(conv3))]                                   Layer identity_1;   // 8 x 8 x 6
    [Conv(1, 1, 32, From = nameof(block30))]                                Layer identity_2;   // 16 x 16 x 32
    [Conv(1, 1, 2, From = nameof(block30))]                                 Layer identity;     // 16 x 16 x 2
}
