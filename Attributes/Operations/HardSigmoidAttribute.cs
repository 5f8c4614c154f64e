namespace Unroll;

/// <summary>
/// min(max(0, x + 3), 6) / 6, element by element (Howard et al., "Searching for MobileNetV3", 2019), as in PyTorch and Keras 3; Keras 2 has
/// 0.2 x + 0.5 between 0 and 1. The derivative is 0 at -3 and at 3, as in PyTorch.
/// </summary>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property, AllowMultiple = true)]
public sealed class HardSigmoidAttribute : OperationAttribute
{
}
