using Unroll;

namespace Samples.BiasVariance;

// One hidden layer, from too small to larger than the data need.

/// <summary>A hidden layer of one unit.</summary>
[Network]
public sealed partial class Hidden1
{
    [Input(28, 28, 1)]                  Layer image;
    [Dense(1), Relu]                    Layer hidden;
    [Dense(10), SoftmaxCrossEntropy]    Layer garment;
}

/// <summary>A hidden layer of two units.</summary>
[Network]
public sealed partial class Hidden2
{
    [Input(28, 28, 1)]                  Layer image;
    [Dense(2), Relu]                    Layer hidden;
    [Dense(10), SoftmaxCrossEntropy]    Layer garment;
}

/// <summary>A hidden layer of four units.</summary>
[Network]
public sealed partial class Hidden4
{
    [Input(28, 28, 1)]                  Layer image;
    [Dense(4), Relu]                    Layer hidden;
    [Dense(10), SoftmaxCrossEntropy]    Layer garment;
}

/// <summary>A hidden layer of eight units.</summary>
[Network]
public sealed partial class Hidden8
{
    [Input(28, 28, 1)]                  Layer image;
    [Dense(8), Relu]                    Layer hidden;
    [Dense(10), SoftmaxCrossEntropy]    Layer garment;
}

/// <summary>A hidden layer of 16 units.</summary>
[Network]
public sealed partial class Hidden16
{
    [Input(28, 28, 1)]                  Layer image;
    [Dense(16), Relu]                   Layer hidden;
    [Dense(10), SoftmaxCrossEntropy]    Layer garment;
}

/// <summary>A hidden layer of 32 units.</summary>
[Network]
public sealed partial class Hidden32
{
    [Input(28, 28, 1)]                  Layer image;
    [Dense(32), Relu]                   Layer hidden;
    [Dense(10), SoftmaxCrossEntropy]    Layer garment;
}

/// <summary>A hidden layer of 64 units.</summary>
[Network]
public sealed partial class Hidden64
{
    [Input(28, 28, 1)]                  Layer image;
    [Dense(64), Relu]                   Layer hidden;
    [Dense(10), SoftmaxCrossEntropy]    Layer garment;
}

/// <summary>A hidden layer of 256 units.</summary>
[Network]
public sealed partial class Hidden256
{
    [Input(28, 28, 1)]                  Layer image;
    [Dense(256), Relu]                  Layer hidden;
    [Dense(10), SoftmaxCrossEntropy]    Layer garment;
}
