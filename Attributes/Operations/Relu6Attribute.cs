namespace Unroll;

/// <summary>
/// min(max(0, x), 6), element by element (Krizhevsky, "Convolutional Deep Belief Networks on CIFAR-10", 2010; Howard et al., "MobileNets",
/// 2017). The derivative is 0 at 0 and at 6, as in PyTorch.
/// </summary>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property, AllowMultiple = true)]
public sealed class Relu6Attribute : OperationAttribute
{
}
