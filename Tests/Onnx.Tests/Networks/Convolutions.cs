namespace Unroll.Onnx.Tests.Networks;

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
