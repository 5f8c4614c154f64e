namespace Unroll;

/// <summary>Where the gradients of a tensor and the differences of the loss are farthest apart.</summary>
/// <param name="Parameter">The name of the tensor, such as "c1.weights".</param>
/// <param name="Index">The position within the tensor, in canonical order.</param>
/// <param name="Gradient">The gradient that the network computes.</param>
/// <param name="Difference">The difference of the loss nearest to it.</param>
/// <param name="RelativeError">
/// |gradient - difference| / max(|gradient|, |difference|, floor). The floor is the root mean square of the tensor's gradients, so that
/// small ones need not be right to more digits than large ones; it is at least twenty times what rounding of the loss can do to a
/// difference.
/// </param>
public sealed record GradientDeviation(string Parameter, int Index, float Gradient, double Difference, double RelativeError);
