namespace Unroll;

/// <summary>
/// d² / 2 where two samples are of the same kind, max(0, margin - d)² / 2 where they are not (Hadsell, Chopra and LeCun, "Dimensionality
/// Reduction by Learning an Invariant Mapping", 2006, equation 4), the mean over samples. It stands behind <c>SquaredDistance</c>, whose
/// value is d². The target of a sample is a <c>float</c>: 1 for the same kind, 0 for different ones, as that of a siamese network with
/// <c>BinaryCrossEntropy</c>; the paper's Y is 1 less it.
/// </summary>
/// <remarks>
/// <code>
/// [SquaredDistance(nameof(left), nameof(right)), ContrastiveLoss(Margin = 1)]    Layer distance;
/// </code>
/// Where d is 0 the derivative is 0, too: two embeddings that are equal are pushed in no direction.
/// </remarks>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property, AllowMultiple = true)]
public sealed class ContrastiveLossAttribute : LossAttribute
{
    /// <summary>How far samples of different kinds are pushed apart, as a distance, not squared, above 0; 1 by default.</summary>
    public float Margin { get; set; } = 1;
}
