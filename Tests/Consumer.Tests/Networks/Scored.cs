using Unroll;

namespace Acme.Vision.Scored;

// Networks that differ in where the loss stands and in what Predict gives there.

[Network]
public sealed partial class ProbabilityOfYes
{
    [Input(2)]                                          Layer x;
    [Dense(2), BinaryCrossEntropy, Sigmoid]             Layer y;
}

[Network]
public sealed partial class ProbabilityInAStageOfItsOwn
{
    [Input(2)]                                          Layer x;
    [Dense(2), BinaryCrossEntropy]                      Layer logits;
    [Sigmoid]                                           Layer y;
}

[Network]
public sealed partial class LogitOfYes
{
    [Input(2)]                                          Layer x;
    [Dense(2), BinaryCrossEntropy]                      Layer y;
}

[Network]
public sealed partial class SquashedTwice
{
    [Input(2)]                                          Layer x;
    [Dense(2), BinaryCrossEntropy, Sigmoid, Tanh]       Layer y;
}

[Network]
public sealed partial class HingeAndSigmoid
{
    [Input(2)]                                          Layer x;
    [Dense(2), Hinge, Sigmoid]                          Layer y;
}

[Network]
public sealed partial class HingeAndRelu
{
    [Input(2)]                                          Layer x;
    [Dense(2), Hinge, Relu]                             Layer y;
}

[Network]
public sealed partial class ProbabilityOfClasses
{
    [Input(2)]                                          Layer x;
    [Dense(2), SoftmaxCrossEntropy, Softmax]            Layer y;
}

[Network]
public sealed partial class LogarithmsOfClasses
{
    [Input(2)]                                          Layer x;
    [Dense(2), SoftmaxCrossEntropy, LogSoftmax]         Layer y;
}

[Network]
public sealed partial class SecondLossOfAStage
{
    [Input(2)]                                          Layer x;
    [Dense(2), MeanSquaredError, SoftmaxCrossEntropy]   Layer y;
}

[Network]
public sealed partial class LogitsAndProbabilities
{
    [Input(2)]                                          Layer x;
    [Dense(3, From = nameof(x)), Output]                Layer other;
    [Dense(2, From = nameof(x)), SoftmaxCrossEntropy]   Layer y;
    [Softmax]                                           Layer probabilities;
}

[Network]
public sealed partial class RectifiedClasses
{
    [Input(2)]                                          Layer x;
    [Dense(2), SoftmaxCrossEntropy, Relu]               Layer y;
}

[Network]
public sealed partial class ManyClasses
{
    [Input(1)]                                          Layer x;
    [Dense(50_000, Bias = false), SoftmaxCrossEntropy]  Layer y;
}
