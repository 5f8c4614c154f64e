namespace Unroll;

/// <summary>
/// The total variation of an image: the sum of the squared differences of pixels that are neighbors in a row or in a column, over all
/// channels; the mean over samples. It takes no targets. Its weight says how smooth a picture that is learned shall be (Mahendran and
/// Vedaldi, "Understanding Deep Image Representations by Inverting Them", 2015; Johnson, Alahi and Fei-Fei, "Perceptual Losses for
/// Real-Time Style Transfer", 2016).
/// </summary>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property, AllowMultiple = true)]
public sealed class TotalVariationAttribute : LossAttribute
{
    /// <summary>Whether the differences are summed as they are and not squared (Rudin, Osher and Fatemi, 1992, each direction by itself;
    /// TensorFlow's <c>image.total_variation</c>), so that edges cost no more than slopes; false by default. The derivative of equal
    /// neighbors is 0.</summary>
    public bool Absolute { get; set; }
}
