namespace Unroll.Exchange.Tests.Networks;

/// <summary>Values computed in planes, joined with one number a channel, a pixel, and in all.</summary>
[Network]
internal sealed partial class BroadcastsOfPlanes
{
    [Input(6, 5, 3)]                                                Layer image;
    [Conv(2, 2, 6), Tanh]                                           Layer features;
    [GlobalMaxPool, Dense(6), Sigmoid]                              Layer gate;
    [AvgPool(5, 4, From = nameof(features))]                        Layer pixel;
    [Conv(3, 3, 1, Padding = Padding.Same, From = nameof(features)), Sigmoid] Layer mask;
    [Dense(1, From = nameof(gate))]                                 Layer number;
    [Multiply(nameof(features), nameof(mask))]                      Layer masked;
    [Add(nameof(gate), nameof(features)), Relu]                     Layer shifted;
    [Subtract(nameof(pixel), nameof(features))]                     Layer negated;
    [Maximum(nameof(features), nameof(number))]                     Layer bounded;
    [Minimum(nameof(masked), nameof(pixel))]                        Layer least;
    [Multiply(nameof(gate), nameof(features))]                      Layer gated;
    [Divide(nameof(features), nameof(mask))]                        Layer quotient;
    [Divide(nameof(number), nameof(gate)), Dense(2)]                Layer ratios;
}

/// <summary>The same of values as the caller has them, and of vectors.</summary>
[Network]
internal sealed partial class BroadcastsOfInputs
{
    [Input(3, 4, 5)]                                                Layer image;
    [Input(5)]                                                      Layer vector;
    [Input(3, 4, 1)]                                                Layer mask;
    [Input(1)]                                                      Layer number;
    [Add(nameof(image), nameof(vector))]                            Layer shifted;
    [Multiply(nameof(image), nameof(mask))]                         Layer masked;
    [Subtract(nameof(vector), nameof(number))]                      Layer differences;
    [Maximum(nameof(number), nameof(image))]                        Layer bounded;
    [Flatten(From = nameof(image)), Add(nameof(number))]            Layer flat;
    [Conv(2, 1, 2, From = nameof(masked))]                          Layer read;
}

/// <summary>Quotients of values of one shape.</summary>
[Network]
internal sealed partial class Quotients
{
    [Input(4, 5, 3)]                                                Layer image;
    [Conv(2, 2, 4), Tanh]                                           Layer a;
    [Conv(2, 2, 4, From = nameof(image)), Softplus]                 Layer b;
    [Divide(nameof(a), nameof(b))]                                  Layer quotient;
    [Dense(6, From = nameof(b)), Sigmoid]                           Layer six;
    [Dense(6, From = nameof(quotient)), Divide(nameof(six))]        Layer ratios;
}
