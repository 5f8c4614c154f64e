using Samples.Embeddings;
using Unroll;

namespace Samples.FacesVerify;

/// <summary>Learns seven classes in up to four ways with an angular margin; what is compared is the embedding before them.</summary>
[Network]
public sealed partial class ArcFaceEmbedder
{
    /// <summary>The most classes that it can learn.</summary>
    public const int Classes = 28;

    [Input(28, 28, 1)]                                        Layer image;
    [Block<EmbeddingBody>]                                    Layer body;
    [Dense(64), Output]                                       Layer embedding;
    [CosineDense(28), ArcFace(Margin = 0.3f, Scale = 16)]      Layer identity;
}
