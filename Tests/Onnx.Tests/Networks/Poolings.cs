namespace Unroll.Onnx.Tests.Networks;

[Network]
internal sealed partial class MaximumOfNegatives
{
    [Input(7, 6, 3)]                                       Layer image;
    [Conv(1, 1, 3), Sigmoid, Conv(1, 1, 4)]                Layer c;
    [MaxPool(3, Stride = 2, PaddingAround = 1)]            Layer p;
}

[Network]
internal sealed partial class MaximumOfOddSizes
{
    [Input(7, 5, 2)]                                       Layer image;
    [MaxPool(2, 3, StrideY = 2, StrideX = 1, Padding = Padding.Same)]
                                                           Layer p;
}

[Network]
internal sealed partial class MeanWithPadding
{
    [Input(7, 6, 3)]                                       Layer image;
    [AvgPool(3, Stride = 2, PaddingAround = 1)]            Layer p;
}

[Network]
internal sealed partial class MeanWithoutPadding
{
    [Input(7, 6, 3)]                                       Layer image;
    [AvgPool(3, 2, Stride = 2, Padding = Padding.Same, CountPadding = false)]
                                                           Layer p;
}

[Network]
internal sealed partial class MeanOfSameWithPadding
{
    [Input(6, 7, 1)]                                       Layer image;
    [AvgPool(2, 3, Stride = 2, PaddingBottom = 1, PaddingLeft = 2)]
                                                           Layer p;
}

[Network]
internal sealed partial class MeanOfPlanes
{
    [Input(5, 3, 4)]                                       Layer image;
    [GlobalAvgPool]                                        Layer mean;
    [Dense(3)]                                             Layer y;
}

[Network]
internal sealed partial class MeanAsOutput
{
    [Input(4, 4, 5)]                                       Layer image;
    [GlobalAvgPool]                                        Layer mean;
}
