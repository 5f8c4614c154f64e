using Unroll;

namespace Acme.Vision;

/// <summary>
/// A small network with everything that a training remembers from step to step: running averages, and dropout in two places.
/// </summary>
[Network(Shards = 2)]
public sealed partial class Garments
{
    [Input(10, 12, 1)]                                                      Layer image;
    [Conv(3, 3, 8, Padding = Padding.Same, Bias = false), BatchNorm, Relu]  Layer outline;
    [MaxPool(2)]                                                            Layer half;
    [Conv(3, 3, 12), BatchNorm, Relu, Dropout(0.2f)]                        Layer texture;
    [Dense(24), Relu, Dropout(0.5f)]                                        Layer hidden;
    [Dense(3), SoftmaxCrossEntropy]                                         Layer kind;
}
