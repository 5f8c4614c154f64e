namespace Unroll.Kernels;

public static partial class Losses
{
    /// <summary>
    /// The triplet loss over triplets that are mined among the samples of a mini-batch, and its gradient: the mean of max(0, d(a, p) - d(a,
    /// n) + margin). A sample is an anchor where another one has its label, and one another label. Without a triplet the loss is 0. A value
    /// that is not finite makes the loss and all gradients NaN.
    /// </summary>
    /// <param name="samples">The samples.</param>
    /// <param name="margin">How much farther the negative must be than the positive.</param>
    /// <param name="mining">Which triplets count.</param>
    /// <param name="squared">Whether d is the squared Euclidean distance, or the distance itself.</param>
    /// <param name="nonZero">Whether the mean is over triplets with a loss above 0 alone.</param>
    /// <returns>The loss.</returns>
    public static float MinedTripletLoss(LabelledValues samples, float margin, Mining mining, bool squared, bool nonZero)
    {
        if (Magnitude.FirstNonFinite(samples.Values) < 0)
            return new TripletMiner(samples, margin, squared).Run(mining, nonZero);
        samples.Gradients.Fill(float.NaN);
        return float.NaN;
    }
}
