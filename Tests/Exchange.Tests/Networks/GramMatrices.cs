namespace Unroll.Exchange.Tests.Networks;

/// <summary>Gram matrices of planes and of an input, as outputs and read on.</summary>
[Network]
internal sealed partial class GramMatrices
{
    [Input(5, 6, 3)]                                                Layer image;
    [GramMatrix]                                                    Layer colors;
    [Conv(2, 2, 7, From = nameof(image)), Tanh]                     Layer features;
    [GramMatrix(DivideByChannels = true)]                           Layer style;
    [GramMatrix(From = nameof(features)), Conv(2, 2, 2), Dense(3)]  Layer read;
}
