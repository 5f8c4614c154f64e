using Unroll;

namespace Acme.Vision.Reported;

/// <summary>Twenty layers of sigmoids, of which the first hardly get a gradient.</summary>
[Network]
public sealed partial class TwentySigmoids
{
    [Input(6)]                              Layer numbers;
    [Dense(8), Sigmoid]                     Layer first;
    [Block<Sigmoids>]                       Layer a;
    [Block<Sigmoids>]                       Layer b;
    [Block<Sigmoids>]                       Layer c;
    [Dense(3), SoftmaxCrossEntropy]         Layer kind;
}

/// <summary>Six of them.</summary>
[Block]
public sealed partial class Sigmoids
{
    [Dense(8), Sigmoid]                     Layer s1;
    [Dense(8), Sigmoid]                     Layer s2;
    [Dense(8), Sigmoid]                     Layer s3;
    [Dense(8), Sigmoid]                     Layer s4;
    [Dense(8), Sigmoid]                     Layer s5;
    [Dense(8), Sigmoid]                     Layer s6;
}

/// <summary>Two numbers of three.</summary>
[Network]
public sealed partial class TwoNumbers
{
    [Input(3)]                              Layer numbers;
    [Dense(12), Tanh]                       Layer hidden;
    [Dense(2), MeanSquaredError]            Layer answer;
}

/// <summary>More kinds than a matrix has room for.</summary>
[Network]
public sealed partial class ThirtyKinds
{
    [Input(6)]                              Layer numbers;
    [Dense(10), Relu]                       Layer hidden;
    [Dense(30), SoftmaxCrossEntropy]        Layer kind;
}
