using Unroll.Vision.Faces;

namespace Unroll.Vision;

/// <summary>
/// Says whether two descriptors are of one person: whether their Euclidean distance is strictly below a threshold. It suits any network
/// that was taught to bring pictures of one person near each other.
/// </summary>
/// <example>
/// <code>
/// FaceVerifier verifier = FaceVerifier.Choose(pairs);            // on pairs that the network has not learned from
/// bool same = verifier.IsSame(descriptor, other);
/// </code>
/// </example>
public sealed class FaceVerifier
{
    /// <summary>The threshold of dlib's network of 128 numbers, and so of face-api's: 0.6.</summary>
    public const float DlibThreshold = 0.6f;

    /// <summary>A verifier with a threshold that is known.</summary>
    /// <param name="threshold">Two descriptors nearer than this are of one person; by default <see cref="DlibThreshold"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The threshold is not positive and finite.</exception>
    public FaceVerifier(float threshold = DlibThreshold)
    {
        if (!(threshold > 0 && float.IsFinite(threshold)))
            throw new ArgumentOutOfRangeException(nameof(threshold), threshold, "Expected a positive, finite distance.");
        Threshold = threshold;
    }

    /// <summary>Two descriptors nearer than this are of one person.</summary>
    public float Threshold { get; }

    /// <summary>
    /// A verifier with the threshold that tells most of some pairs rightly. It lies in the middle between the last distance that it accepts
    /// and the first that it does not; of several that are as good it is the smallest, which accepts the fewest.
    /// </summary>
    /// <param name="pairs">Pairs by their Euclidean distances, other ones than those that the result is measured on.</param>
    /// <exception cref="ArgumentException">There is no pair of one person, or none of two; or a distance is below 0 or not
    /// finite.</exception>
    public static FaceVerifier Choose(IEnumerable<VerificationPair> pairs)
    {
        ArgumentNullException.ThrowIfNull(pairs);
        var distances = new PairDistances(pairs);
        (float best, double accuracy, float before) = (0, double.NegativeInfinity, 0);
        foreach (float distance in distances.Distances.Append(float.MaxValue))
        {
            // What lies before it is accepted, and it is not. Behind the last one there is no middle.
            float threshold = distance == float.MaxValue ? MathF.BitIncrement(before) : Middle(before, distance);
            if (threshold > 0 && distances.Accuracy(threshold) is var reached && reached > accuracy)
                (best, accuracy) = (threshold, reached);
            before = distance;
        }

        return new FaceVerifier(best);
    }

    /// <summary>The Euclidean distance of two descriptors.</summary>
    /// <param name="a">The numbers of a face.</param>
    /// <param name="b">As many of another.</param>
    /// <exception cref="ArgumentException">They differ in length, or are empty.</exception>
    public static float Distance(ReadOnlySpan<float> a, ReadOnlySpan<float> b) => MathF.Sqrt(DescriptorDistance.Squared(a, b));

    /// <summary>Its square, which for descriptors of length 1 is 2 - 2 cos of the angle between them.</summary>
    /// <inheritdoc cref="Distance"/>
    public static float SquaredDistance(ReadOnlySpan<float> a, ReadOnlySpan<float> b) => DescriptorDistance.Squared(a, b);

    /// <summary>Whether two descriptors are of one person.</summary>
    /// <param name="a">The numbers of a face.</param>
    /// <param name="b">As many of another.</param>
    /// <exception cref="ArgumentException">They differ in length, or are empty; or a number is NaN or so large that the distance is not
    /// finite.</exception>
    public bool IsSame(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        float distance = Distance(a, b);
        return float.IsFinite(distance)
            ? distance < Threshold
            : throw new ArgumentException($"The distance of the descriptors is {distance}; expected finite numbers.");
    }

    /// <summary>The share of pairs that it tells rightly.</summary>
    /// <param name="pairs">Pairs by their Euclidean distances.</param>
    /// <exception cref="ArgumentException">There is no pair of one person, or none of two; or a distance is below 0 or not
    /// finite.</exception>
    public double Accuracy(IEnumerable<VerificationPair> pairs)
    {
        ArgumentNullException.ThrowIfNull(pairs);
        return new PairDistances(pairs).Accuracy(Threshold);
    }

    // Above the smaller of the two, so that it is accepted, also where no number lies between them.
    private static float Middle(float before, float next) =>
        (float)((before + (double)next) / 2) is var middle && middle > before ? middle : next;
}
