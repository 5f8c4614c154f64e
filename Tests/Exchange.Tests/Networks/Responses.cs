namespace Unroll.Exchange.Tests.Networks;

[Network]
internal sealed partial class ResponsesOfOddSize
{
    [Input(3, 4, 7)]                                       Layer image;
    [LocalResponseNorm(5, Alpha = 0.5f)]                   Layer usual;
    [LocalResponseNorm(3, Alpha = 0.2f, Beta = 0.6f, K = 2, DivideBySize = false)]
                                                           Layer paper;
    [LocalResponseNorm(17, Alpha = 3)]                     Layer all;
    [LocalResponseNorm(1, Alpha = 1)]                      Layer own;
}

[Network]
internal sealed partial class ResponsesOfEvenSize
{
    [Input(3, 4, 7)]                                       Layer image;
    [Conv(2, 2, 7)]                                        Layer c;
    [LocalResponseNorm(4, Alpha = 0.5f)]                   Layer usual;
    [LocalResponseNorm(2, Alpha = 0.2f, Beta = 0.6f, K = 2, DivideBySize = false)]
                                                           Layer paper;
    [LocalResponseNorm(16, Alpha = 3)]                     Layer all;
}

[Network]
internal sealed partial class ResponsesOfVectors
{
    [Input(2, 3, 4)]                                       Layer image;
    [Conv(1, 1, 4)]                                        Layer c;
    [Flatten, LocalResponseNorm(5, Alpha = 0.5f)]          Layer flat;
    [LocalResponseNorm(6, Alpha = 0.5f)]                   Layer even;
    [Dense(9)]                                             Layer d;
    [LocalResponseNorm(3, Alpha = 0.5f)]                   Layer y;
}
