namespace Unroll;

/// <summary>
/// log(1 + e^(beta x)) / beta, element by element (Dugas et al., "Incorporating Second-Order Functional Knowledge for Better Option
/// Pricing", 2001).
/// </summary>
/// <remarks>
/// PyTorch takes x itself where beta x is above its threshold of 20. In single precision that is the same number, so there is no threshold
/// here.
/// </remarks>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property, AllowMultiple = true)]
public sealed class SoftplusAttribute : OperationAttribute
{
    /// <summary>Adds a softplus.</summary>
    /// <param name="beta">The steepness, above 0; 1 by default, as in PyTorch (Keras has 1 alone).</param>
    public SoftplusAttribute(float beta = 1) => Beta = beta;

    /// <summary>The steepness.</summary>
    public float Beta { get; }
}
