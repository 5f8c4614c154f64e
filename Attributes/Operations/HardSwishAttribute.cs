namespace Unroll;

/// <summary>
/// x min(max(0, x + 3), 6) / 6, element by element (Howard et al., "Searching for MobileNetV3", 2019). The derivative is 0 at -3 and 1 at
/// 3, as in PyTorch. At minus infinity it is the limit, 0, where PyTorch has NaN.
/// </summary>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property, AllowMultiple = true)]
public sealed class HardSwishAttribute : OperationAttribute
{
}
