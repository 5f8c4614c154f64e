using Unroll;

namespace Samples.Embeddings;

/// <summary>
/// Learns by the hardest triplets of a mini-batch to bring images of one class near each other: FaceNet in small. The normalization keeps
/// the embeddings of different images apart: without it the hardest triplets draw all into one point, where their loss is the margin.
/// </summary>
[Network(Shards = 2)]
public sealed partial class TripletEmbedder
{
    /// <summary>The numbers of an embedding.</summary>
    public const int Length = 64;

    [Input(28, 28, 1)]                                                        Layer image;
    [Block<EmbeddingBody>]                                                    Layer body;
    [Dropout(0.3f), Dense(64, Bias = false), BatchNorm]                       Layer features;
    [L2Normalize, TripletLoss(Mining = Mining.BatchHard, Margin = 0.5f)]      Layer embedding;
}
