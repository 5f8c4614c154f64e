namespace Unroll;

/// <summary>Where the gradients of a tensor and the central differences of the loss are farthest apart.</summary>
/// <param name="Parameter">The name of the tensor, such as "c1.weights".</param>
/// <param name="Index">The position within the tensor, in canonical order.</param>
/// <param name="Gradient">The gradient that the network computes.</param>
/// <param name="Difference">The central difference of the loss.</param>
/// <param name="RelativeError">
/// |gradient - difference| / max(|gradient|, |difference|, floor), where the floor is a hundred times what rounding of the loss can do to a difference.
/// </param>
public sealed record GradientDeviation(string Parameter, int Index, float Gradient, double Difference, double RelativeError);
