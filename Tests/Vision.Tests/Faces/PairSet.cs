namespace Unroll.Vision.Tests.Faces;

/// <summary>Pairs of verification.json, with squared distances, and made-up ones.</summary>
internal static class PairSet
{
    public static GoldenNumbers Golden { get; } = new("verification.json", "Faces");

    public static VerificationPair[] Of(string name) =>
        [.. Golden.Floats(name + "Distances").Zip(Golden.Integers(name + "Same"), (x, same) => new VerificationPair(x, same == 1))];

    /// <summary>Pairs of which many have equal distances.</summary>
    public static VerificationPair[] Ties(int seed)
    {
        var random = new Random(seed);
        VerificationPair[] drawn = new VerificationPair[60];
        for (int i = 0; i < drawn.Length; i++)
            drawn[i] = new((random.Next(8) + (i % 2 == 0 ? 0 : 3)) / 8f, IsSame: i % 2 == 0);
        return drawn;
    }
}
