namespace Unroll;

/// <summary>Training leaves the weights and biases of this stage as they are; gradients still pass through it to the stages
/// above.</summary>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property)]
public sealed class FrozenAttribute : WeightsAttribute
{
}
