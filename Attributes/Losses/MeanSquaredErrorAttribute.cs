namespace Unroll;

/// <summary>
/// (value - target)², the mean over samples and elements, as PyTorch's <c>MSELoss</c>. Targets are <c>float</c>, as many as the value has
/// elements.
/// </summary>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property, AllowMultiple = true)]
public sealed class MeanSquaredErrorAttribute : LossAttribute
{
}
