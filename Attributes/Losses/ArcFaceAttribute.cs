namespace Unroll;

/// <summary>
/// The cross-entropy of cosines with an angular margin (Deng et al., "ArcFace", CVPR 2019, equation 3): the logit of the right class is
/// scale cos(theta + margin), that of any other scale cos(theta). It stands behind <c>CosineDense</c>, whose value is the cosine of the
/// angle theta between the embedding and each class. The target of a sample is its class, an <c>int</c>; the loss is the mean over samples.
/// </summary>
/// <remarks>
/// Where theta + margin would exceed pi, cos(theta) - margin sin(margin) stands for cos(theta + margin), which would rise again (as the
/// authors' code does). The derivative by the cosine has sin(theta) in its denominator, which is taken as at least 2^-11, about what a
/// <c>float</c> near 1 tells of it. Predictions are the cosines, without scale and margin.
/// <code>
/// [Dense(64), Output]                     Layer embedding;
/// [CosineDense(10), ArcFace(Margin = 0.5f)]    Layer person;
/// </code>
/// </remarks>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property, AllowMultiple = true)]
public sealed class ArcFaceAttribute : LossAttribute
{
    /// <summary>The angle in radians that is added to that of the right class, at least 0 and below pi; 0.5 by default, as in the
    /// paper.</summary>
    public float Margin { get; set; } = 0.5f;

    /// <summary>What the cosines are multiplied by to be logits, above 0; 64 by default, as in the paper. With few classes less is
    /// enough.</summary>
    public float Scale { get; set; } = 64;
}
