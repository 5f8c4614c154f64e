namespace Unroll.Exchange.Tests.Networks;

[Network]
internal sealed partial class Perceptron
{
    [Input(16)]                                            Layer x;
    [Dense(32), Tanh]                                      Layer hidden;
    [Dense(7, Bias = false), LeakyRelu(0.2f)]              Layer narrow;
    [Dense(4), Sigmoid]                                    Layer y;
}

[Network]
internal sealed partial class DenseOfAnImage
{
    [Input(3, 4, 5)]                                       Layer image;
    [Dense(6)]                                             Layer y;
}

[Network]
internal sealed partial class DenseOfPlanes
{
    [Input(5, 6, 2)]                                       Layer image;
    [Conv(2, 2, 3), Relu]                                  Layer c;
    [Dense(6, Bias = false)]                               Layer y;
}

[Network]
internal sealed partial class FlattenedPlanes
{
    [Input(5, 6, 2)]                                       Layer image;
    [Conv(2, 2, 3)]                                        Layer c;
    [Flatten, Tanh, Dropout(0.5f)]                         Layer flat;
    [Dense(6)]                                             Layer y;
}

[Network]
internal sealed partial class FlattenedOutput
{
    [Input(5, 6, 2)]                                       Layer image;
    [Conv(2, 2, 3)]                                        Layer c;
    [Flatten]                                              Layer flat;
}

[Network]
internal sealed partial class SoftmaxOfPlanesFlattened
{
    [Input(3, 2, 2)]                                       Layer image;
    [Conv(1, 1, 3)]                                        Layer c;
    [Flatten, Softmax]                                     Layer flat;
    [Dense(2)]                                             Layer y;
}

[Network]
internal sealed partial class SoftmaxOfPixels
{
    [Input(4, 3, 5)]                                       Layer image;
    [Softmax]                                              Layer shares;
    [Conv(2, 2, 3), Softmax]                               Layer classes;
}

[Network]
internal sealed partial class LogSoftmaxOfPixels
{
    [Input(4, 3, 5)]                                       Layer image;
    [LogSoftmax]                                           Layer shares;
    [Conv(2, 2, 3), LogSoftmax]                            Layer classes;
    [Dense(4), LogSoftmax]                                 Layer kind;
}

[Network]
internal sealed partial class Activations
{
    [Input(3, 5, 4)]                                       Layer image;
    [Relu, Conv(1, 1, 4), Tanh]                            Layer a;
    [Dropout(0.1f), Conv(1, 1, 4), LeakyRelu(0.3f)]        Layer b;
    [Conv(1, 1, 2), Sigmoid]                               Layer c;
    [Relu(From = nameof(image))]                           Layer rows;
}
