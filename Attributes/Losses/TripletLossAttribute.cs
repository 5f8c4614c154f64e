namespace Unroll;

/// <summary>
/// max(0, |a - p|² - |a - n|² + margin) (Schroff et al., "FaceNet", 2015, equation 2): an anchor a shall be nearer to the value p of a
/// sample of the same kind than to the value n of one of another kind. Distances are taken over all elements of the values; embeddings have
/// length 1 behind <c>L2Normalize</c>. Where the sum is 0, so is the derivative.
/// </summary>
/// <remarks>
/// <para>
/// With names, the value of this stage is the anchor, and each sample is a triplet of its own: <c>TripletLoss(nameof(positive),
/// nameof(negative))</c> takes no targets and is the mean over samples. A loss is no reader: the stages that it names stay outputs.
/// </para>
/// <para>
/// Without names, the triplets are mined among the samples of the mini-batch: <c>TripletLoss(Mining = Mining.BatchHard)</c>. The target of
/// a sample is an <c>int</c> that samples of the same kind have in common. Where no triplet can be made, as where all labels differ, the
/// loss is 0. Make mini-batches of several samples of each of several kinds.
/// </para>
/// </remarks>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property, AllowMultiple = true)]
public sealed class TripletLossAttribute : LossAttribute
{
    /// <summary>Declares the loss on the stage of the embedding, whose triplets are mined.</summary>
    public TripletLossAttribute()
    {
    }

    /// <summary>Declares the loss on the stage of the anchor.</summary>
    /// <param name="positive">The name of the stage with samples of the same kind; it stands further up and has the same shape.</param>
    /// <param name="negative">The name of the stage with samples of another kind.</param>
    public TripletLossAttribute(string positive, string negative)
    {
        Positive = positive;
        Negative = negative;
    }

    /// <summary>The stage with samples of the same kind; null where triplets are mined.</summary>
    public string? Positive { get; }

    /// <summary>The stage with samples of another kind; null where triplets are mined.</summary>
    public string? Negative { get; }

    /// <summary>How much farther the negative must be than the positive, at least 0; 0.2 by default, as in FaceNet.</summary>
    public float Margin { get; set; } = 0.2f;

    /// <summary>Which triplets of the mini-batch count, where no stages are named.</summary>
    public Mining Mining { get; set; }

    /// <summary>
    /// Whether mined triplets compare squared distances; true by default, as FaceNet does. False: Euclidean distances, as Hermans et al.
    /// and pytorch-metric-learning; the derivative of a distance of 0 is 0.
    /// </summary>
    public bool Squared { get; set; } = true;

    /// <summary>
    /// Whether the mean is over those mined triplets alone whose loss is above 0, as in pytorch-metric-learning; false by default: over all
    /// that were mined.
    /// </summary>
    public bool NonZero { get; set; }
}
