namespace Unroll.Exchange.Tests.Networks;

/// <summary>Squeeze-and-excitation: channels in planes times a vector.</summary>
[Network]
internal sealed partial class Excitation
{
    [Input(6, 5, 3)]                                                Layer image;
    [Conv(2, 2, 6), Relu]                                           Layer features;
    [GlobalAvgPool, Dense(2), Relu, Dense(6), Sigmoid]              Layer gate;
    [Scale(nameof(gate), From = nameof(features))]                  Layer gated;
    [Conv(2, 2, 4), Tanh]                                           Layer y;
}

/// <summary>Channels as the caller has them, times a vector, times one pixel, and times a flattened value.</summary>
[Network]
internal sealed partial class ScaledInputs
{
    [Input(4, 3, 6)]                                                Layer image;
    [Input(1, 1, 6)]                                                Layer pixel;
    [Input(1, 2, 3)]                                                Layer few;
    [Flatten(From = nameof(few))]                                   Layer vector;
    [Scale(nameof(pixel), From = nameof(image))]                    Layer byPixel;
    [Scale(nameof(vector), From = nameof(image)), Scale(nameof(pixel))] Layer byBoth;
    [Scale(nameof(vector), From = nameof(pixel))]                   Layer ofPixel;
}

/// <summary>Learned scales and shifts behind what takes them in, and by themselves.</summary>
[Network]
internal sealed partial class ScalesAndShifts
{
    [Input(6, 4, 3)]                                                Layer image;
    [ScaleShift]                                                    Layer scaled;
    [Conv(3, 3, 5), ScaleShift, Relu]                               Layer folded;
    [MaxPool(2), ScaleShift]                                        Layer pooled;
    [Flatten, ScaleShift, Tanh]                                     Layer flat;
    [Dense(5), ScaleShift]                                          Layer y;
}
