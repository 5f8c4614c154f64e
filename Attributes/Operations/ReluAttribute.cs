namespace Unroll;

/// <summary>
/// max(0, x), element by element. The derivative at 0 is 0, as in PyTorch.
/// </summary>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property, AllowMultiple = true)]
public sealed class ReluAttribute : OperationAttribute
{
}
