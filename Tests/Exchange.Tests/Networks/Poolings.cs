namespace Unroll.Exchange.Tests.Networks;

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

[Network]
internal sealed partial class MaximumOfPlanes
{
    [Input(5, 3, 4)]                                       Layer image;
    [Conv(2, 2, 3)]                                        Layer c;
    [GlobalMaxPool]                                        Layer largest;
    [GlobalMaxPool(From = nameof(image))]                  Layer ofInput;
    [Concat(nameof(largest), nameof(ofInput)), Dense(3)]   Layer y;
}

[Network]
internal sealed partial class MaximumAsOutput
{
    [Input(4, 4, 5)]                                       Layer image;
    [GlobalMaxPool]                                        Layer largest;
}

[Network]
internal sealed partial class MaximumRoundedUp
{
    [Input(8, 7, 3)]                                       Layer image;
    [MaxPool(3, Stride = 2, CeilMode = true)]              Layer p;
    [MaxPool(2, 3, Stride = 2, PaddingAround = 1, CeilMode = true)]
                                                           Layer q;
}

[Network]
internal sealed partial class MeanRoundedUp
{
    [Input(8, 7, 3)]                                       Layer image;
    [AvgPool(3, Stride = 2, CeilMode = true)]              Layer p;
}

[Network]
internal sealed partial class MeanRoundedUpWithPadding
{
    [Input(7, 8, 3)]                                       Layer image;
    [AvgPool(3, 4, Stride = 3, PaddingAround = 1, PaddingLeft = 2, CeilMode = true)]
                                                           Layer p;
}

[Network]
internal sealed partial class MeanRoundedUpWithoutPadding
{
    [Input(7, 8, 3)]                                       Layer image;
    [AvgPool(3, 4, Stride = 3, PaddingAround = 1, PaddingLeft = 2, CeilMode = true, CountPadding = false)]
                                                           Layer p;
}

/// <summary>Something is left over, but the window that it would make begins behind the input.</summary>
[Network]
internal sealed partial class MeanRoundedUpToNothing
{
    [Input(5, 5, 2)]                                       Layer image;
    [AvgPool(2, Stride = 3, PaddingAround = 1, CeilMode = true)]
                                                           Layer p;
}

/// <summary>A window larger than its input.</summary>
[Network]
internal sealed partial class MaximumOfLessThanAWindow
{
    [Input(2, 2, 3)]                                       Layer image;
    [MaxPool(3, Stride = 2, CeilMode = true)]              Layer p;
}

[Network]
internal sealed partial class MeanOfLessThanAWindow
{
    [Input(2, 3, 3)]                                       Layer image;
    [AvgPool(3, 5, Stride = 4, CeilMode = true)]           Layer p;
    [AvgPool(5, Stride = 4, PaddingAround = 1, CeilMode = true, From = nameof(image))]
                                                           Layer counted;
    [AvgPool(5, Stride = 4, PaddingAround = 1, CeilMode = true, CountPadding = false, From = nameof(image))]
                                                           Layer inside;
}
