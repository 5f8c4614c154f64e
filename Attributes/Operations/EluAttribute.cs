namespace Unroll;

/// <summary>
/// x where x is positive, otherwise alpha (e^x - 1), element by element (Clevert et al., "Fast and Accurate Deep Network Learning by
/// Exponential Linear Units", 2016). The derivative at 0 is alpha, as in PyTorch.
/// </summary>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property, AllowMultiple = true)]
public sealed class EluAttribute : OperationAttribute
{
    /// <summary>Adds an exponential linear unit.</summary>
    /// <param name="alpha">Minus the value far below 0, at least 0; 1 by default, as in PyTorch and Keras.</param>
    public EluAttribute(float alpha = 1) => Alpha = alpha;

    /// <summary>Minus the value far below 0.</summary>
    public float Alpha { get; }
}
