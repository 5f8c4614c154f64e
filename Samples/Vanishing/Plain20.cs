using Unroll;

namespace Samples.Vanishing;

/// <summary>
/// Twenty layers with weights, one after the other, with sigmoids and without normalization. The gradient is multiplied by the slope of
/// every sigmoid that it passes, at most 1/4, and hardly anything arrives at the first layers. Y. Bengio, P. Simard, P. Frasconi: Learning
/// long-term dependencies with gradient descent is difficult, IEEE Transactions on Neural Networks 5(2), 1994.
/// </summary>
/// <remarks>
/// With rectifiers and He's initialization, or with batch normalization, the gradients of twenty layers do not vanish. That is what they
/// were invented for. Sigmoids show the effect itself.
/// </remarks>
[Network]
public sealed partial class Plain20
{
    [Input(28, 28, 1)]                                          Layer image;
    [Conv(3, 3, 16, Stride = 2, PaddingAround = 1), Sigmoid]    Layer conv1;
    [Block<PlainPair>(16)]                                      Layer pair1;
    [Block<PlainPair>(16)]                                      Layer pair2;
    [Block<PlainPair>(16)]                                      Layer pair3;
    [Block<PlainPair>(16)]                                      Layer pair4;
    [Block<PlainPair>(16)]                                      Layer pair5;
    [Block<PlainPair>(16)]                                      Layer pair6;
    [Block<PlainPair>(16)]                                      Layer pair7;
    [Block<PlainPair>(16)]                                      Layer pair8;
    [Block<PlainPair>(16)]                                      Layer pair9;
    [GlobalAvgPool]                                             Layer average;
    [Dense(10), SoftmaxCrossEntropy]                            Layer kind;
}
