using Unroll;

namespace Samples.Features;

/// <summary>
/// Tells ten classes apart by the features that another network has learned: features of length 1, and one linear layer. Y. Tian, Y. Wang,
/// D. Krishnan, J. Tenenbaum, P. Isola: Rethinking few-shot image classification: a good embedding is all you need?, ECCV 2020, section 3.
/// </summary>
[Network]
public sealed partial class FeatureClassifier
{
    [Input(512)]                       Layer features;
    [L2Normalize]                      Layer direction;
    [Dense(10), SoftmaxCrossEntropy]   Layer kind;
}
