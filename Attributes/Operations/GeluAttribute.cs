namespace Unroll;

/// <summary>
/// x P(x), element by element, with P the normal distribution function (1 + erf(x / sqrt(2))) / 2 (Hendrycks and Gimpel, "Gaussian Error
/// Linear Units", 2016). At minus infinity it is the limit, 0, where PyTorch has NaN.
/// </summary>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property, AllowMultiple = true)]
public sealed class GeluAttribute : OperationAttribute
{
    /// <summary>
    /// Whether it is x (1 + tanh(sqrt(2 / pi) (x + 0.044715 x^3))) / 2 instead, the approximation of the paper. It is false by default, as
    /// in PyTorch (<c>approximate="tanh"</c>) and Keras.
    /// </summary>
    public bool Approximate { get; set; }
}
