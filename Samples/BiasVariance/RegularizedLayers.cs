using Unroll;

namespace Samples.BiasVariance;

// The largest of the hidden layers, each with one remedy against learning by heart.

/// <summary>Large weights cost their squares.</summary>
[Network]
public sealed partial class WithL2
{
    [Input(28, 28, 1)]                              Layer image;
    [Dense(256), Relu, L2(0.004f)]                  Layer hidden;
    [Dense(10), L2(0.004f), SoftmaxCrossEntropy]    Layer garment;
}

/// <summary>Weights cost their magnitudes, so that most become zero.</summary>
[Network]
public sealed partial class WithL1
{
    [Input(28, 28, 1)]                              Layer image;
    [Dense(256), Relu, L1(1e-4f)]                   Layer hidden;
    [Dense(10), L1(1e-4f), SoftmaxCrossEntropy]    Layer garment;
}

/// <summary>Half of the units are left out at random in each step.</summary>
[Network]
public sealed partial class WithDropout
{
    [Input(28, 28, 1)]                              Layer image;
    [Dense(256), Relu, Dropout(0.5f)]               Layer hidden;
    [Dense(10), SoftmaxCrossEntropy]                Layer garment;
}
