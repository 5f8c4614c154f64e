namespace Unroll;

/// <summary>
/// x where x is positive, otherwise slope times x, element by element.
/// </summary>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property, AllowMultiple = true)]
public sealed class LeakyReluAttribute : OperationAttribute
{
    /// <summary>Adds a leaky rectifier.</summary>
    /// <param name="slope">The factor for negative inputs, at least 0; 0.01 by default, as in PyTorch (Keras: 0.3).</param>
    public LeakyReluAttribute(float slope = 0.01f) => Slope = slope;

    /// <summary>The factor for negative inputs.</summary>
    public float Slope { get; }
}
