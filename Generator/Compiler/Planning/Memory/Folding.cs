namespace Unroll.Generator.Planning;

/// <summary>Where the parameters of a batch normalization lie that is folded into weights, or of a learned scale and shift alone.</summary>
/// <param name="Scale">The offset of its scale in the parameters.</param>
/// <param name="Shift">The offset of its shift.</param>
/// <param name="Mean">The offset of its running mean; null of a scale and shift.</param>
/// <param name="Variance">The offset of its running variance; null of a scale and shift.</param>
/// <param name="Bias">The offset of the bias before it; null where there is none.</param>
/// <param name="Epsilon">What is added to the variance.</param>
/// <param name="Channels">Behind a transposed convolution, the channels of a group that it normalizes, the last but one dimension of the
/// weights; 0 where it normalizes the last one.</param>
internal sealed record Folding(int Scale, int Shift, int? Mean, int? Variance, int? Bias, float Epsilon, int Channels = 0);
