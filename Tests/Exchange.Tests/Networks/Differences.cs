namespace Unroll.Exchange.Tests.Networks;

/// <summary>Operations on two values as they are computed, in planes.</summary>
[Network]
internal sealed partial class DifferencesOfPlanes
{
    [Input(6, 5, 3)]                                                Layer image;
    [Conv(2, 2, 4), Tanh]                                           Layer a;
    [Conv(2, 2, 4, From = nameof(image)), Relu]                     Layer b;
    [Conv(2, 2, 4, From = nameof(image)), Sigmoid]                  Layer c;
    [Subtract(nameof(a), nameof(b))]                                Layer difference;
    [Maximum(nameof(a), nameof(b), nameof(c))]                      Layer largest;
    [Minimum(nameof(a), nameof(b), nameof(c))]                      Layer smallest;
    [AbsDifference(nameof(b), nameof(c))]                           Layer distance;
    [ChiSquareDifference(nameof(b), nameof(c))]                     Layer relative;
    [SquaredDistance(nameof(a), nameof(c))]                         Layer squares;
    [Relu(From = nameof(a)), ChiSquareDifference(nameof(b))]        Layer withZeros;
}

/// <summary>The same of values as the caller has them.</summary>
[Network]
internal sealed partial class DifferencesOfInputs
{
    [Input(2, 3, 4)]                                                Layer a;
    [Input(2, 3, 4)]                                                Layer b;
    [Subtract(nameof(a), nameof(b))]                                Layer difference;
    [Maximum(nameof(a), nameof(b)), Minimum(nameof(a))]             Layer between;
    [AbsDifference(nameof(a), nameof(b))]                           Layer distance;
    [SquaredDistance(nameof(a), nameof(b))]                         Layer squares;
    [Conv(1, 1, 2)]                                                 Layer read;
}

/// <summary>Two pictures of which a network says whether they show the same.</summary>
[Network]
internal sealed partial class Siamese
{
    [Input(5, 4, 2)]                                                Layer left;
    [Input(5, 4, 2)]                                                Layer right;
    [Flatten(From = nameof(left)), Dense(9), Relu]                  Layer first;
    [Flatten(From = nameof(right)), Dense(9, SharedWith = nameof(first)), Relu] Layer second;
    [AbsDifference(nameof(first), nameof(second)), Dense(1), Sigmoid] Layer same;
    [ChiSquareDifference(nameof(first), nameof(second)), Dense(1)]  Layer alike;
    [SquaredDistance(nameof(first), nameof(second))]                Layer distance;
}
