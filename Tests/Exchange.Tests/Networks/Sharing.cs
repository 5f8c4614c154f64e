namespace Unroll.Exchange.Tests.Networks;

/// <summary>Two inputs that pass through the same weights.</summary>
[Network]
internal sealed partial class Twins
{
    [Input(6, 6, 2)]                                       Layer left;
    [Input(6, 6, 2)]                                       Layer right;
    [Conv(3, 3, 4, From = nameof(left)), BatchNorm, Relu]  Layer a;
    [DepthwiseConv(2, 2)]                                  Layer b;
    [Dense(5), Tanh]                                       Layer c;
    [Conv(3, 3, 4, From = nameof(right), SharedWith = nameof(a)), BatchNorm(SharedWith = nameof(a)), Relu]
                                                           Layer d;
    [DepthwiseConv(2, 2, SharedWith = nameof(b))]          Layer e;
    [Dense(5, SharedWith = nameof(c)), Tanh]               Layer f;
    [Multiply(nameof(c), nameof(f))]                       Layer likeness;
}

/// <summary>The same weights for a value in planes and for a vector, which have its elements in different orders.</summary>
[Network]
internal sealed partial class WeightsInTwoOrders
{
    [Input(3, 3, 2)]                                       Layer image;
    [Input(12)]                                            Layer vector;
    [Conv(2, 2, 3, From = nameof(image))]                  Layer c;
    [Dense(4)]                                             Layer ofPlanes;
    [Dense(4, From = nameof(vector), SharedWith = nameof(ofPlanes))]
                                                           Layer ofVector;
}

[Network]
internal sealed partial class SharedBlocks
{
    [Input(5, 5, 3)]                                       Layer left;
    [Input(5, 5, 3)]                                       Layer right;
    [Block<Unit>(4, 1, From = nameof(left))]               Layer a;
    [Block<Unit>(4, 1, From = nameof(right), SharedWith = nameof(a))]
                                                           Layer b;
    [Add(nameof(a), nameof(b))]                            Layer sum;
}
