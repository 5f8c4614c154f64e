using Samples.Embeddings;
using Unroll;

namespace Samples.FacesVerify;

/// <summary>
/// Two towers with the same parameters, and sigmoid(sum w |f(a) - f(b)| + b): the same class or not (Taigman et al., 2014). The weights
/// start below 0, so that from the beginning what differs speaks against the same class.
/// </summary>
[Network(Shards = 2)]
public sealed partial class DifferenceSiamese
{
    [Input(28, 28, 1)]                                                              Layer first;
    [Input(28, 28, 1)]                                                              Layer second;
    [Block<EmbeddingBody>(From = nameof(first))]                                    Layer seen;
    [Block<EmbeddingBody>(From = nameof(second), SharedWith = nameof(seen))]        Layer other;
    [Dense(64, From = nameof(seen)), BatchNorm, Sigmoid]                            Layer left;
    [Dense(64, From = nameof(other), SharedWith = nameof(left)), BatchNorm(SharedWith = nameof(left)), Sigmoid] Layer right;
    [AbsDifference(nameof(left), nameof(right)), Dense(1), Init(Initializer.Constant, Value = -0.2f), BinaryCrossEntropy] Layer same;
}
