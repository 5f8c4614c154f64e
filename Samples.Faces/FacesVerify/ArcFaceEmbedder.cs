using Samples.Embeddings;
using Unroll;

namespace Samples.FacesVerify;

/// <summary>Learns the seven classes with an angular margin; what is compared is the embedding before them.</summary>
[Network]
public sealed partial class ArcFaceEmbedder
{
    [Input(28, 28, 1)]                                        Layer image;
    [Block<EmbeddingBody>]                                    Layer body;
    [Dense(64), Output]                                       Layer embedding;
    [CosineDense(7), ArcFace(Margin = 0.3f, Scale = 16)]      Layer identity;
}
