namespace Unroll.Exchange.Tests.Networks;

[Block]
internal sealed class Unit
{
    const int Filters = Arg.A;
    const int Stride = Arg.B;

    [Conv(3, 3, Filters, Stride = Stride, Padding = Padding.Same, Bias = false), BatchNorm, Relu]
                                                                                             Layer one;
    [Conv(3, 3, Filters, Padding = Padding.Same, Bias = false), BatchNorm, Residual(Block.Input), Relu]
                                                                                             Layer two;
}

[Block]
internal sealed class Fork
{
    [Conv(1, 1, 4, From = Block.Input), Relu]                                                Layer one;
    [Block<Unit>(3, 1, From = Block.Input)]                                                  Layer three;
    [Concat(nameof(one), nameof(three))]                                                     Layer both;
}

[Network]
internal sealed partial class Blocks
{
    [Input(8, 8, 3)]                                       Layer image;
    [Block<Unit>(4, 1)]                                    Layer first;
    [Block<Unit>(6, 2)]                                    Layer second;
    [Block<Fork>]                                          Layer fork;
    [GlobalAvgPool]                                        Layer mean;
    [Dense(3), SoftmaxCrossEntropy]                        Layer y;
}
