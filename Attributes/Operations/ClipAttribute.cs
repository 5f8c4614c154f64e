namespace Unroll;

/// <summary>
/// x kept between two bounds: min(max(low, x), high), element by element. The derivative is 0 at the bounds, as that of PyTorch's Hardtanh
/// (PyTorch's clamp has 1 there).
/// </summary>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property, AllowMultiple = true)]
public sealed class ClipAttribute : OperationAttribute
{
    /// <summary>Adds a function that keeps values between bounds.</summary>
    /// <param name="low">The least value, finite; -1 by default, as PyTorch's Hardtanh.</param>
    /// <param name="high">The largest value, finite and above <paramref name="low"/>; 1 by default, as PyTorch's Hardtanh.</param>
    public ClipAttribute(float low = -1, float high = 1) => (Low, High) = (low, high);

    /// <summary>The least value.</summary>
    public float Low { get; }

    /// <summary>The largest value.</summary>
    public float High { get; }
}
