namespace Unroll.Exchange.Tests.Networks;

[Network]
internal sealed partial class MeansOfEqualWindows
{
    [Input(6, 8, 3)]                                       Layer image;
    [AdaptiveAvgPool(6, 8)]                                Layer same;
    [AdaptiveAvgPool(3, 2)]                                Layer p;
    [AdaptiveAvgPool(1)]                                   Layer one;
    [Dense(2)]                                             Layer y;
}

[Network]
internal sealed partial class MeansOfUnequalWindows
{
    [Input(7, 8, 3)]                                       Layer image;
    [AdaptiveAvgPool(3, 5)]                                Layer p;
    [AdaptiveAvgPool(3, 4)]                                Layer columns;
    [AdaptiveAvgPool(5, 4)]                                Layer more;
}
