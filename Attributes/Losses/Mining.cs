namespace Unroll;

/// <summary>
/// Which triplets of a mini-batch a <see cref="TripletLossAttribute"/> learns from. In a triplet an anchor and a positive have the same
/// label, and the negative has another.
/// </summary>
public enum Mining
{
    /// <summary>
    /// Of each anchor the farthest positive and the nearest negative, of equal ones the first; the mean is over the anchors that have both
    /// (Hermans et al., "In Defense of the Triplet Loss for Person Re-Identification", 2017, equation 5). The default.
    /// </summary>
    BatchHard,

    /// <summary>
    /// Of each anchor and positive the nearest negative that is farther than the positive, and where none is, the farthest negative; the
    /// mean is over the pairs of anchor and positive (Schroff et al., "FaceNet", 2015, section 3.2, as TensorFlow's
    /// <c>triplet_semihard_loss</c>).
    /// </summary>
    SemiHard,

    /// <summary>All triplets of the mini-batch, and the mean over them.</summary>
    All,
}
