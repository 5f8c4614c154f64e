namespace Unroll;

/// <summary>
/// Divides the channels of every pixel by their Euclidean length, of a vector all of it: y = x / max(|x|, epsilon), as PyTorch's
/// <c>normalize</c>. What comes out has length 1.
/// </summary>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property, AllowMultiple = true)]
public sealed class L2NormalizeAttribute : OperationAttribute
{
    /// <summary>The least length that is divided by, above 0: 1e-12 by default, as PyTorch.</summary>
    public float Epsilon { get; set; } = 1e-12f;
}
