namespace Unroll;

/// <summary>
/// The hyperbolic tangent, element by element.
/// </summary>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property, AllowMultiple = true)]
public sealed class TanhAttribute : OperationAttribute
{
}
