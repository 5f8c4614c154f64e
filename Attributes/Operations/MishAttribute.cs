namespace Unroll;

/// <summary>
/// x tanh(log(1 + e^x)), element by element (Misra, "Mish: A Self Regularized Non-Monotonic Activation Function", 2020). At minus infinity
/// it is the limit, 0, where PyTorch has NaN.
/// </summary>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property, AllowMultiple = true)]
public sealed class MishAttribute : OperationAttribute
{
}
