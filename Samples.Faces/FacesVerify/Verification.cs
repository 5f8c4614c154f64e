using Samples.Embeddings;
using Unroll.Vision;

namespace Samples.FacesVerify;

/// <summary>Pairs of a set that were measured by a verifier.</summary>
/// <param name="Set">The set.</param>
/// <param name="Verifier">What the verifier is called.</param>
/// <param name="Pairs">The pairs.</param>
/// <param name="Distances">The distance of each.</param>
/// <param name="Result">What LFW's protocol makes of them.</param>
internal sealed record Verification(
    IdentitySet Set, string Verifier, IReadOnlyList<ImagePair> Pairs, IReadOnlyList<float> Distances, LfwResult Result)
{
    public static Verification Of(IdentitySet set, Verifier verifier, IReadOnlyList<ImagePair> pairs)
    {
        float[] distances = verifier.Distances(set.Unseen, pairs);
        LfwResult result = LfwProtocol.Measure(
            [.. pairs.Zip(distances, (pair, distance) => new VerificationPair(distance, pair.IsSame))]);
        return new(set, verifier.Name, pairs, distances, result);
    }

    /// <summary>Whether a pair was told rightly, by the threshold that is best on the other parts.</summary>
    public bool IsRight(int pair)
    {
        int fold = pair * TestPairs.Folds / Pairs.Count;
        return Distances[pair] < Result.Folds[fold].Threshold == Pairs[pair].IsSame;
    }
}
