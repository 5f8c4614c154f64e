using Unroll;

namespace Acme.Vision;

/// <summary>A probability of each class as target, with every option, also for an auxiliary head.</summary>
[Network]
public sealed partial class Mixtures
{
    [Input(2, 3, 1)]                                                        Layer numbers;
    [Dense(8), Tanh]                                                        Layer hidden;
    [Dense(4), SoftmaxCrossEntropy(Probabilities = true, AuxiliaryTo = nameof(kind), Weight = 0.5f)] Layer early;
    [Dense(4, From = nameof(hidden)),
        SoftmaxCrossEntropy(Probabilities = true, LabelSmoothing = 0.2f, ClassWeights = new[] { 1f, 0.5f, 2f, 0f })] Layer kind;
}
