namespace Unroll;

/// <summary>
/// 1 / (1 + exp(-x)), element by element. Not before BinaryCrossEntropy, which wants the logits themselves.
/// </summary>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property, AllowMultiple = true)]
public sealed class SigmoidAttribute : OperationAttribute
{
}
