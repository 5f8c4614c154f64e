namespace Unroll.Exchange.Tests.Networks;

[Network]
internal sealed partial class Windowed
{
    [Input(9, 8, 2)]                                                                            Layer image;
    [Conv(3, 3, 6, Padding = Padding.Same), BatchNorm, Relu, MaxPool(2)]                        Layer filtered;     // 4 x 4
    [AdaptiveAvgPool(3), Flatten, Dense(4), SoftmaxCrossEntropy(AuxiliaryTo = nameof(kind))]    Layer early;
    [Flatten(From = nameof(filtered)), Dense(7), Tanh, Dense(5)]                                Layer features;
    [Dense(4), SoftmaxCrossEntropy, Softmax]                                                    Layer kind;
    [GlobalAvgPool(From = nameof(filtered)), Dense(3), Output]                                  Layer mean;
    [GlobalMaxPool(From = nameof(filtered)), LayerNorm, Output]                                 Layer largest;
}

[SlidingWindow<Windowed>(15, 13)]
internal sealed partial class WindowedOverPicture;
