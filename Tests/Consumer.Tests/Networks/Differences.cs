using Unroll;

namespace Acme.Vision.Tests;

[Network]
public sealed partial class Differences
{
    [Input(5)]                                                      Layer p;
    [Input(5)]                                                      Layer q;
    [Subtract(nameof(p), nameof(q))]                                Layer difference;
    [Maximum(nameof(p), nameof(q))]                                 Layer largest;
    [Minimum(nameof(p), nameof(q))]                                 Layer smallest;
    [AbsDifference(nameof(p), nameof(q))]                           Layer distance;
    [ChiSquareDifference(nameof(p), nameof(q))]                     Layer relative;
    [SquaredDistance(nameof(p), nameof(q))]                         Layer squares;
}

/// <summary>Two features of one number, which are equal where their weights are.</summary>
[Network]
public sealed partial class EqualFeatures
{
    [Input(1)]                                                      Layer x;
    [Dense(1)]                                                      Layer a;
    [Dense(1, From = nameof(x))]                                    Layer b;
    [Maximum(nameof(a), nameof(b)), MeanSquaredError]               Layer largest;
    [Minimum(nameof(a), nameof(b)), MeanSquaredError]               Layer smallest;
    [AbsDifference(nameof(a), nameof(b)), MeanSquaredError]         Layer distance;
    [ChiSquareDifference(nameof(a), nameof(b)), MeanSquaredError]   Layer relative;
}

/// <summary>Squeeze-and-excitation, a learned scale and shift, and the distance of two pictures.</summary>
[Network]
public sealed partial class Excited
{
    [Input(9, 8, 2)]                                                Layer left;
    [Input(9, 8, 2)]                                                Layer right;
    [Conv(3, 3, 18, From = nameof(left)), ScaleShift, Relu]         Layer features;
    [GlobalAvgPool, Dense(4), Relu, Dense(18), Sigmoid]             Layer gate;
    [Scale(nameof(gate), From = nameof(features)), GlobalAvgPool]   Layer first;
    [Conv(3, 3, 18, From = nameof(right), SharedWith = nameof(features))] Layer other;
    [ScaleShift(SharedWith = nameof(features)), Relu, GlobalAvgPool] Layer second;
    [SquaredDistance(nameof(first), nameof(second)), MeanSquaredError] Layer distance;
    [AbsDifference(nameof(first), nameof(second)), Dense(1), BinaryCrossEntropy] Layer same;
}
