namespace Unroll;

/// <summary>
/// max(0, |a - p|² - |a - n|² + margin), the mean over samples (Schroff et al., "FaceNet", 2015, equation 2). The value of this stage is a,
/// the anchor. It shall be nearer to the value p of a sample of the same kind than to the value n of one of another kind. The loss takes no
/// targets. Distances are squared Euclidean ones, over all elements of the values; embeddings have length 1 behind <c>L2Normalize</c>.
/// Where the sum is 0, so is the derivative.
/// </summary>
/// <remarks>A loss is no reader: the stages that it names stay outputs of the network.</remarks>
[AttributeUsage(AttributeTargets.Field, AllowMultiple = true)]
public sealed class TripletLossAttribute : LossAttribute
{
    /// <summary>Declares the loss on the stage of the anchor.</summary>
    /// <param name="positive">The name of the stage with samples of the same kind; it stands further up and has the same shape.</param>
    /// <param name="negative">The name of the stage with samples of another kind.</param>
    public TripletLossAttribute(string positive, string negative)
    {
        Positive = positive;
        Negative = negative;
    }

    /// <summary>The stage with samples of the same kind.</summary>
    public string Positive { get; }

    /// <summary>The stage with samples of another kind.</summary>
    public string Negative { get; }

    /// <summary>How much farther the negative must be than the positive, in squared distances, at least 0; 0.2 by default, as in the
    /// paper.</summary>
    public float Margin { get; set; } = 0.2f;
}
