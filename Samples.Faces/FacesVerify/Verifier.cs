using Samples.Embeddings;
using Unroll;

namespace Samples.FacesVerify;

/// <summary>A way to tell whether two images are of one class: it learns from some classes, and measures pairs of others.</summary>
internal abstract class Verifier : IDisposable
{
    /// <summary>What it is called in the table.</summary>
    public abstract string Name { get; }

    /// <summary>Learns from the classes of a set that are to be learned from.</summary>
    public abstract void Learn(IdentitySet set, EmbeddingTraining training, CancellationToken stop);

    /// <summary>How far the two images of each pair are, from 0 to 4.</summary>
    public abstract float[] Distances(DataSet images, IReadOnlyList<ImagePair> pairs);

    public abstract void Dispose();
}
