namespace Unroll.Exchange.Tests.Networks;

[Network]
internal sealed partial class UnitLengths
{
    [Input(4, 3, 5)]                                       Layer image;
    [L2Normalize]                                          Layer rows;
    [Conv(2, 2, 3), L2Normalize]                           Layer planes;
    [Flatten, L2Normalize]                                 Layer flat;
    [Dense(4), L2Normalize]                                Layer y;
}

/// <summary>Some pixels are shorter than the least length, others are not.</summary>
[Network]
internal sealed partial class LeastLength
{
    [Input(5, 5, 2)]                                       Layer image;
    [L2Normalize(Epsilon = 1.5f)]                          Layer y;
}
