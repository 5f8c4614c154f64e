namespace Unroll.Exchange.Tests.Networks;

/// <summary>Branches that part and meet again, with an auxiliary head.</summary>
[Network]
internal sealed partial class Branches
{
    [Input(8, 8, 3)]                                                    Layer image;
    [Conv(3, 3, 4, Padding = Padding.Same), Relu]                       Layer stem;
    [Conv(1, 1, 4, From = nameof(stem)), Relu]                          Layer narrow;
    [Conv(3, 3, 4, Padding = Padding.Same, From = nameof(stem))]        Layer wide;
    [MaxPool(3, Stride = 1, Padding = Padding.Same, From = nameof(stem))] Layer pooled;
    [Add(nameof(stem), nameof(wide), nameof(narrow)), Relu]             Layer sum;
    [Concat(nameof(sum), nameof(pooled), nameof(image))]                Layer merged;
    [AvgPool(2), Dropout(0.2f)]                                         Layer halved;
    [GlobalAvgPool]                                                     Layer mean;
    [Dense(5), SoftmaxCrossEntropy]                                     Layer kind;
    [Dense(2, From = nameof(halved)), MeanSquaredError(Weight = 0.3f)]  Layer auxiliary;
}

/// <summary>Two inputs, one of them spatial, and a flattened value that meets a vector.</summary>
[Network]
internal sealed partial class TwoInputs
{
    [Input(3, 2, 4)]                                       Layer left;
    [Input(6)]                                             Layer right;
    [Dense(24, From = nameof(right)), Tanh]                Layer code;
    [Flatten(From = nameof(left))]                         Layer flat;
    [Multiply(nameof(flat), nameof(code))]                 Layer product;
    [Concat(nameof(product), nameof(right), nameof(code))] Layer all;
    [Dense(2), BinaryCrossEntropy]                         Layer y;
    [Add(nameof(flat), nameof(code))]                      Layer sum;
}

/// <summary>Joins of values as the caller has them, without anything spatial computed.</summary>
[Network]
internal sealed partial class JoinsOfInputs
{
    [Input(2, 3, 2)]                                       Layer a;
    [Input(2, 3, 2)]                                       Layer b;
    [Concat(nameof(a), nameof(b))]                         Layer both;
    [Multiply(nameof(a), nameof(b))]                       Layer product;
    [Add(nameof(a))]                                       Layer twice;
}

/// <summary>Outputs that are one and the same tensor, or an input.</summary>
[Network]
internal sealed partial class SharedOutputs
{
    [Input(2, 2, 3)]                                       Layer x;
    [Dropout(0.5f)]                                        Layer same;
    [Conv(1, 1, 2, From = nameof(x))]                      Layer c;
    [Dropout(0.5f)]                                        Layer once;
    [Dropout(0.5f, From = nameof(c))]                      Layer again;
}
