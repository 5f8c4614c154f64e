namespace Unroll_App;

/// <summary>Tells three kinds of iris apart by the sizes of their leaves.</summary>
[Network]
public sealed partial class IrisNetwork
{
    [Input(4)]                          Layer leaves;      // length and width of sepals and petals, in cm
    [Dense(16), Relu]                   Layer hidden;
    [Dense(3), SoftmaxCrossEntropy]     Layer kind;        // Predict gives a logit for each kind: the largest is the answer
}
