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

/// <summary>Cosines of what stands in rows, in planes and in a vector.</summary>
[Network]
internal sealed partial class CosinesOfAll
{
    [Input(4, 3, 5)]                                       Layer image;
    [CosineDense(4)]                                       Layer rows;
    [Conv(2, 2, 3, From = nameof(image)), CosineDense(3)]  Layer planes;
    [Dense(6), CosineDense(5)]                             Layer y;
}
