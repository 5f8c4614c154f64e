namespace Unroll;

/// <summary>Says how the weights of a stage start; without it, as <see cref="Initializer.Default"/> says. Biases start at 0.</summary>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property)]
public sealed class InitAttribute : WeightsAttribute
{
    /// <summary>Chooses an initializer.</summary>
    /// <param name="initializer">The distribution of the first weights.</param>
    public InitAttribute(Initializer initializer) => Initializer = initializer;

    /// <summary>The distribution of the first weights.</summary>
    public Initializer Initializer { get; }

    /// <summary>A factor on the standard deviation or the limit of the distribution, above 0; 1 by default.</summary>
    public float Scale { get; set; } = 1;

    /// <summary>The value of all weights for <see cref="Initializer.Constant"/>; 0 by default. No other initializer takes it.</summary>
    public float Value { get; set; }
}
