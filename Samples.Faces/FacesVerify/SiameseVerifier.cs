using Samples.Embeddings;
using Unroll;

namespace Samples.FacesVerify;

/// <summary>A network that says how likely two images are of one class. The distance falls from 4 to 0 where its logit rises.</summary>
internal abstract class SiameseVerifier<TNetwork>(TNetwork network, string kind, int seed) : Verifier
    where TNetwork : Network
{
    // The probability itself is 0 or 1 for a float where the network is very sure, so that thresholds could not tell such pairs apart.
    private const float Greatest = 4, Spread = 8;

    // In an epoch; a pair says less than a label.
    private const int PairsOfImage = 4;

    protected TNetwork Network { get; } = network;

    public override void Learn(IdentitySet set, EmbeddingTraining training, CancellationToken stop)
    {
        DataSet images = set.Shown();
        var pairs = new PairSource(images, PairsOfImage * images.Count, seed, set.Name);
        training.Run(Network, pairs, $"{set.Name}-{kind}", set.MayBeMirrored, classes: null, EmbeddingTraining.OfPairs, stop);
    }

    public override float[] Distances(DataSet images, IReadOnlyList<ImagePair> pairs) =>
        [.. pairs.Select(pair => Greatest / (1 + MathF.Exp(Logit(images.Input(pair.First), images.Input(pair.Second)) / Spread)))];

    public override void Dispose() => Network.Dispose();

    protected abstract float Logit(ReadOnlySpan<float> first, ReadOnlySpan<float> second);
}

/// <summary>By |f(a) - f(b)|.</summary>
internal sealed class DifferenceVerifier(int seed) : SiameseVerifier<DifferenceSiamese>(new(seed), "difference", seed)
{
    public override string Name => "siamese, |difference|";

    protected override float Logit(ReadOnlySpan<float> first, ReadOnlySpan<float> second)
    {
        float[] logit = new float[1];
        Network.Predict(first, second, logit);
        return logit[0];
    }
}

/// <summary>By chi-square.</summary>
internal sealed class ChiSquareVerifier(int seed) : SiameseVerifier<ChiSquareSiamese>(new(seed), "chi-square", seed)
{
    public override string Name => "siamese, chi-square";

    protected override float Logit(ReadOnlySpan<float> first, ReadOnlySpan<float> second)
    {
        float[] logit = new float[1];
        Network.Predict(first, second, logit);
        return logit[0];
    }
}
