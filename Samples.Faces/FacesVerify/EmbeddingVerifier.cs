using Samples.Embeddings;
using Unroll;
using Unroll.Vision;

namespace Samples.FacesVerify;

/// <summary>Compares embeddings of length 1 by their squared distance.</summary>
internal abstract class EmbeddingVerifier : Verifier
{
    /// <summary>The embeddings of all images, each divided by its length.</summary>
    public float[][] Embed(DataSet images) =>
        [.. Enumerable.Range(0, images.Count).Select(sample => OfLengthOne(Embed(images.Input(sample))))];

    public override float[] Distances(DataSet images, IReadOnlyList<ImagePair> pairs)
    {
        float[][] embeddings = Embed(images);
        return [.. pairs.Select(pair => FaceVerifier.SquaredDistance(embeddings[pair.First], embeddings[pair.Second]))];
    }

    /// <summary>The embedding of an image.</summary>
    protected abstract float[] Embed(ReadOnlySpan<float> image);

    private static float[] OfLengthOne(float[] numbers)
    {
        double length = Math.Max(1e-12, Math.Sqrt(numbers.Sum(number => number * (double)number)));
        return [.. numbers.Select(number => (float)(number / length))];
    }
}

/// <summary>The pixels themselves, of which nothing is learned: what the others have to beat.</summary>
internal sealed class PixelVerifier : EmbeddingVerifier
{
    public override string Name => "pixels, nothing learned";

    public override void Learn(IdentitySet set, EmbeddingTraining training, CancellationToken stop)
    {
    }

    public override void Dispose()
    {
    }

    protected override float[] Embed(ReadOnlySpan<float> image) => image.ToArray();
}

/// <summary>Embeddings that were learned by triplets.</summary>
internal sealed class TripletVerifier(int seed) : EmbeddingVerifier
{
    private readonly TripletEmbedder network = new(seed);

    public override string Name => "triplets, batch-hard";

    public override void Learn(IdentitySet set, EmbeddingTraining training, CancellationToken stop) =>
        training.Run(
            network, set.Shown(), $"{set.Name}-triplets", set.MayBeMirrored, set.LearnedNames.Count, EmbeddingTraining.OfEmbeddings, stop);

    public override void Dispose() => network.Dispose();

    protected override float[] Embed(ReadOnlySpan<float> image)
    {
        float[] embedding = new float[TripletEmbedder.Length];
        network.Predict(image, embedding);
        return embedding;
    }
}

/// <summary>Embeddings that were learned as angles.</summary>
internal sealed class ArcFaceVerifier(int seed) : EmbeddingVerifier
{
    private readonly ArcFaceEmbedder network = new(seed);

    public override string Name => "ArcFace";

    public override void Learn(IdentitySet set, EmbeddingTraining training, CancellationToken stop) =>
        training.Run(
            network, set.Shown(), $"{set.Name}-arcface", set.MayBeMirrored, classes: null, EmbeddingTraining.OfEmbeddings, stop);

    public override void Dispose() => network.Dispose();

    protected override float[] Embed(ReadOnlySpan<float> image)
    {
        float[] embedding = new float[64], cosines = new float[ArcFaceEmbedder.Classes];
        network.Predict(image, embedding, cosines);
        return embedding;
    }
}
