namespace Unroll.Exchange.Tests.Networks;

[Network]
internal sealed partial class TransposedConvolution
{
    [Input(4, 5, 3)]                                       Layer image;
    [ConvTranspose(4, 4, 6, Stride = 2, PaddingAround = 1), Relu]
                                                           Layer doubled;
    [ConvTranspose(3, 3, 2, Padding = Padding.Same, Stride = 2), Tanh]
                                                           Layer same;
}

[Network]
internal sealed partial class LopsidedTransposedConvolution
{
    [Input(3, 4, 5)]                                       Layer image;
    [ConvTranspose(3, 2, 4, StrideY = 2, StrideX = 3, PaddingTop = 2, PaddingRight = 1, OutputPaddingX = 2, Bias = false)]
                                                           Layer uneven;
    [ConvTranspose(2, 3, 3, DilationY = 2, DilationX = 3, OutputPadding = 1, PaddingAround = 1)]
                                                           Layer dilated;
    [ConvTranspose(1, 1, 2, Stride = 2, Padding = Padding.Same)]
                                                           Layer apart;
}

[Network]
internal sealed partial class TransposedConvolutionBehindItsWindows
{
    [Input(3, 4, 5)]                                       Layer image;
    [ConvTranspose(2, 3, 4, DilationY = 3, StrideX = 2, OutputPaddingY = 2, OutputPaddingX = 1), Relu]
                                                           Layer biased;
    [ConvTranspose(2, 2, 3, Dilation = 4, OutputPadding = 3, PaddingBottom = 1, Bias = false)]
                                                           Layer bare;
}

[Network]
internal sealed partial class GroupedTransposedConvolution
{
    [Input(4, 3, 8)]                                       Layer image;
    [ConvTranspose(3, 3, 12, Groups = 4, Stride = 2)]      Layer four;
    [ConvTranspose(2, 2, 12, Groups = 12, Dilation = 2), LeakyRelu]
                                                           Layer each;
}

[Network]
internal sealed partial class Generator
{
    [Input(1, 1, 9)]                                       Layer noise;
    [ConvTranspose(4, 4, 12, Bias = false), BatchNorm, Relu]
                                                           Layer seed;
    [ConvTranspose(4, 4, 8, Stride = 2, PaddingAround = 1, Bias = false), BatchNorm, Relu]
                                                           Layer middle;
    [ConvTranspose(4, 4, 3, Stride = 2, PaddingAround = 1), Tanh]
                                                           Layer picture;
}
