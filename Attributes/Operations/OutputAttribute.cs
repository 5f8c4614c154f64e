namespace Unroll;

/// <summary>
/// Keeps the value of a stage as an output of the network although other stages read it, or an auxiliary loss scores it. Without it, the
/// outputs are the stages that no other reads. <c>Predict</c> takes one span an output, in field order.
/// </summary>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property)]
public sealed class OutputAttribute : LayerAttribute
{
}
