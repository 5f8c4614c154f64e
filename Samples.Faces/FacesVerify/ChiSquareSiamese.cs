using Samples.Embeddings;
using Unroll;

namespace Samples.FacesVerify;

/// <summary>As <see cref="DifferenceSiamese"/>, by (f(a) - f(b))² / (f(a) + f(b)); the features are above 0 behind the sigmoid.</summary>
[Network(Shards = 2)]
public sealed partial class ChiSquareSiamese
{
    [Input(28, 28, 1)]                                                              Layer first;
    [Input(28, 28, 1)]                                                              Layer second;
    [Block<EmbeddingBody>(From = nameof(first))]                                    Layer seen;
    [Block<EmbeddingBody>(From = nameof(second), SharedWith = nameof(seen))]        Layer other;
    [Dense(64, From = nameof(seen)), BatchNorm, Sigmoid]                            Layer left;
    [Dense(64, From = nameof(other), SharedWith = nameof(left)), BatchNorm(SharedWith = nameof(left)), Sigmoid] Layer right;
    [ChiSquareDifference(nameof(left), nameof(right)), Dense(1), Init(Initializer.Constant, Value = -0.2f), BinaryCrossEntropy] Layer same;
}
