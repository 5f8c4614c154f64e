namespace Unroll.Exchange.Tests.Networks;

/// <summary>Heads that help to train and are no outputs.</summary>
[Network]
internal sealed partial class AuxiliaryHeads
{
    [Input(6, 6, 2)]                                       Layer image;
    [Conv(3, 3, 4), Relu]                                  Layer below;
    [AvgPool(2), BatchNorm]                                Layer side;
    [Dense(3), SoftmaxCrossEntropy(Weight = 0.3f, AuxiliaryTo = nameof(kind))]
                                                           Layer auxiliary;
    [Conv(2, 2, 5, From = nameof(below)), Relu]            Layer above;
    [Dense(3), SoftmaxCrossEntropy]                        Layer kind;
}
