namespace Unroll;

/// <summary>
/// x sigmoid(x), element by element (Elfwing et al., "Sigmoid-Weighted Linear Units for Neural Network Function Approximation", 2018); also
/// called Swish. At minus infinity it is the limit, 0, where PyTorch has NaN.
/// </summary>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property, AllowMultiple = true)]
public sealed class SiluAttribute : OperationAttribute
{
}
