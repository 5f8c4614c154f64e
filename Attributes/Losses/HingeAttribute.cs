namespace Unroll;

/// <summary>
/// max(0, 1 - target * value) with <c>float</c> targets of -1 or +1, the mean over samples and elements, as Keras' <c>Hinge</c>: the loss
/// of a support vector machine.
/// </summary>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property, AllowMultiple = true)]
public sealed class HingeAttribute : LossAttribute
{
}
