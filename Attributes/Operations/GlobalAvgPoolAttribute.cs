namespace Unroll;

/// <summary>
/// The mean of every channel over all pixels: height x width x channels to a vector of the channels.
/// </summary>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property, AllowMultiple = true)]
public sealed class GlobalAvgPoolAttribute : OperationAttribute
{
}
