#pragma warning disable UNR0113 // It is what is tested.

namespace Unroll.Exchange.Tests.Networks;

[Network]
internal sealed partial class ValidConvolution
{
    [Input(7, 9, 3)]                                       Layer image;
    [Conv(3, 2, 5)]                                        Layer c;
}

[Network]
internal sealed partial class SameConvolutionOfEvenStride
{
    [Input(8, 7, 2)]                                       Layer image;
    [Conv(3, 4, 4, Stride = 2, Padding = Padding.Same)]    Layer c;
}

[Network]
internal sealed partial class LopsidedConvolution
{
    [Input(6, 5, 1)]                                       Layer image;
    [Conv(4, 3, 3, StrideY = 1, StrideX = 2, PaddingTop = 3, PaddingRight = 2, Bias = false)]
                                                           Layer c;
}

[Network]
internal sealed partial class ConvolutionsPaddedBeyondTheKernel
{
    [Input(4, 5, 3)]                                       Layer image;
    [Conv(1, 1, 4, PaddingAround = 1), Tanh]               Layer tap;
    [Conv(3, 2, 5, StrideY = 2, PaddingAround = 4, PaddingLeft = 0, Exact = true)]
                                                           Layer far;
    [DepthwiseConv(2, 2, PaddingAround = 3, Dilation = 2)] Layer each;
}

[Network]
internal sealed partial class TwoConvolutionsInOneStage
{
    [Input(5, 5, 17)]                                      Layer image;
    [Conv(1, 1, 33, Bias = false), Conv(3, 3, 2, PaddingAround = 1)]
                                                           Layer c;
}

[Network]
internal sealed partial class ConvolutionToOnePixel
{
    [Input(4, 3, 2)]                                       Layer image;
    [Conv(4, 3, 6), LeakyRelu]                             Layer pixel;
    [Conv(1, 1, 5)]                                        Layer mixed;
}

[Network]
internal sealed partial class DilatedConvolution
{
    [Input(9, 8, 3)]                                       Layer image;
    [Conv(3, 2, 5, DilationY = 2, DilationX = 3, StrideX = 2, PaddingTop = 3, PaddingLeft = 1)]
                                                           Layer c;
}

[Network]
internal sealed partial class DilatedSameConvolution
{
    [Input(7, 7, 2)]                                       Layer image;
    [Conv(3, 3, 4, Dilation = 2, Padding = Padding.Same), Relu]
                                                           Layer c;
}

[Network]
internal sealed partial class GroupedConvolution
{
    [Input(5, 6, 6)]                                       Layer image;
    [Conv(3, 3, 4, Groups = 2, Padding = Padding.Same)]    Layer two;
    [Conv(2, 2, 8, Groups = 4, Bias = false)]              Layer four;
    [Conv(1, 2, 8, Groups = 8)]                            Layer each;
}

[Network]
internal sealed partial class GroupsOfWholeVectors
{
    [Input(9, 8, 32)]                                      Layer image;
    [Conv(3, 3, 64, Groups = 2, Padding = Padding.Same)]   Layer two;
    [Conv(5, 5, 96, Groups = 2, Stride = 2, PaddingAround = 2), Relu]
                                                           Layer half;
    [Conv(3, 3, 24, Groups = 12, Dilation = 2, PaddingAround = 2, Bias = false), BatchNorm]
                                                           Layer last;
}

[Network]
internal sealed partial class GroupsWithinVectors
{
    [Input(6, 9, 24)]                                      Layer image;
    [Conv(3, 3, 24, Groups = 3, Padding = Padding.Same)]   Layer eight;
    [Conv(3, 3, 48, Groups = 6, Padding = Padding.Same), BatchNorm, Residual(nameof(eight)), Relu]
                                                           Layer four;
    [Conv(2, 3, 21, Groups = 3, Bias = false)]             Layer seven;
}

[Network]
internal sealed partial class DepthwiseConvolution
{
    [Input(7, 6, 5)]                                       Layer image;
    [DepthwiseConv(3, 3, Padding = Padding.Same), Relu]    Layer same;
    [DepthwiseConv(2, 3, Stride = 2, DilationY = 2, PaddingLeft = 1, Bias = false)]
                                                           Layer dilated;
}

[Network]
internal sealed partial class DepthwiseConvolutionOfSeveralFilters
{
    [Input(6, 5, 3)]                                       Layer image;
    [DepthwiseConv(3, 2, Multiplier = 4, PaddingAround = 1), Relu]
                                                           Layer deep;
    [Conv(1, 1, 4)]                                        Layer point;
}
