using Unroll;

namespace Samples.Embeddings;

/// <summary>What sees in 28 x 28 gray pixels, whatever the loss behind it is: 576 features.</summary>
[Block]
public partial class EmbeddingBody
{
    [Conv(3, 3, 16, Padding = Padding.Same, From = Block.Input), Relu, MaxPool(2)]    Layer edges;
    [Conv(3, 3, 32, Padding = Padding.Same), Relu, MaxPool(2)]                        Layer textures;
    [Conv(3, 3, 64, Padding = Padding.Same), Relu, MaxPool(2)]                        Layer parts;
}
