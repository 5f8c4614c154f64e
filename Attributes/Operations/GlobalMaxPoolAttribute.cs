namespace Unroll;

/// <summary>
/// The largest of every channel over all pixels: height x width x channels to a vector of the channels; NaN where a channel has one
/// (PyTorch). Of equal ones the first in row-major order takes the gradient, as in PyTorch, and of several NaN the first.
/// </summary>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property, AllowMultiple = true)]
public sealed class GlobalMaxPoolAttribute : OperationAttribute
{
}
