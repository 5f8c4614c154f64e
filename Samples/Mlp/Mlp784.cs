using Unroll;

namespace Samples.Mlp;

/// <summary>A multilayer perceptron: 784 pixels, one hidden layer of 128 rectified units, 10 classes. It knows nothing of rows and
/// columns.</summary>
[Network]
public sealed partial class Mlp784
{
    [Input(784)]                        Layer pixels;
    [Dense(128), Relu]                  Layer hidden;
    [Dense(10), SoftmaxCrossEntropy]    Layer digit;
}
