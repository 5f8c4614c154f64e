namespace Unroll;

/// <summary>
/// Reads a spatial value as a vector of height x width x channels elements in the order row, column, channel (Keras' order; PyTorch
/// flattens channel, row, column). Dense reads spatial values in this order by itself, so it needs no Flatten before it.
/// </summary>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property, AllowMultiple = true)]
public sealed class FlattenAttribute : OperationAttribute
{
}
